/** Memory that one answer borrows for the bytes of its file. */
export interface Loan {
  /** A buffer of that length, in bytes, with whatever was in it before: all of it is to be overwritten. At most one for each loan. */
  allocate(length: number): Buffer
  /** To be called once, when nobody reads the bytes any more; a loan that is not given back is left to the garbage collector. */
  giveBack(): void
}

export interface LentBuffers {
  borrow(): Loan
}

/** In bytes: a file is read into the smallest that holds it. */
const sizes = [16, 64, 256].map((kibibytes) => kibibytes * 1024)

/**
 * Buffers that are used again, of which at most `maxBytes` lie idle. Bytes that are new for each answer are what fills V8's bounds for memory
 * outside of its heap: it then looks through the whole heap each few hundred files, which is half of the work of sending them.
 */
export function createLentBuffers({ maxBytes }: { maxBytes: number }): LentBuffers {
  const idle = new Map<number, Buffer[]>(sizes.map((size) => [size, []]))
  let idleBytes = 0

  return {
    borrow() {
      let lent: Buffer | null = null
      return {
        allocate(length) {
          const size = sizes.find((each) => each >= length)
          if (size === undefined || lent) return Buffer.allocUnsafe(length)
          const used = idle.get(size)?.pop()
          if (used) idleBytes -= size
          lent = used ?? Buffer.allocUnsafeSlow(size)
          return lent.subarray(0, length)
        },
        giveBack() {
          if (lent && idleBytes + lent.length <= maxBytes) {
            idle.get(lent.length)?.push(lent)
            idleBytes += lent.length
          }
          lent = null
        },
      }
    },
  }
}
