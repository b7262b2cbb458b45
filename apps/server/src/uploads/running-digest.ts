import { createHash } from 'node:crypto'

/** Up to this size the MD5 is made while the bytes pass; beyond, it would slow the upload down, and a worker makes it. */
const md5InLine = 64 * 2 ** 20

/** What is known of bytes once they have all passed. */
export interface ReceivedFile {
  bytes: number
  sha256: string
  /** Null for large files. */
  md5: string | null
}

/** Counts and hashes bytes as they pass. */
export interface RunningDigest {
  readonly bytes: number
  update(chunk: Uint8Array): void
  /** To be called once, at the end. */
  finish(): ReceivedFile
}

/** `expected` bytes in all, where that is known ahead: of what will be too long no MD5 is begun. */
export function createRunningDigest({ expected = 0 }: { expected?: number } = {}): RunningDigest {
  const sha256 = createHash('sha256')
  const md5 = createHash('md5')
  let bytes = 0
  return {
    get bytes() {
      return bytes
    },
    update(chunk) {
      bytes += chunk.length
      sha256.update(chunk)
      if (Math.max(bytes, expected) <= md5InLine) md5.update(chunk)
    },
    finish: () => ({
      bytes,
      sha256: sha256.digest('hex'),
      md5: Math.max(bytes, expected) <= md5InLine ? md5.digest('hex') : null,
    }),
  }
}
