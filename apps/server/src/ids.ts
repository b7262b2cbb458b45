import { randomBytes } from 'node:crypto'

export type Clock = () => Date

/** Makes ids: 26 characters of Crockford's base32 in lower case, 48 bits of time and then 80 random ones, as a ULID has them. */
export type Ids = () => string

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

export function createIds({
  clock,
  random = createRandomPool(),
}: {
  clock: Clock
  random?: (bytes: number) => Buffer
}): Ids {
  return () => {
    let time = clock().getTime()
    let id = ''
    for (let i = 0; i < 10; i++) {
      id = alphabet.charAt(time % 32) + id
      time = Math.floor(time / 32)
    }
    // 16 bytes give 16 characters of 5 bits each: 3 bits of every byte are not used, which costs less than packing them.
    for (const byte of random(16)) id += alphabet.charAt(byte & 31)
    return id
  }
}

/** Random bytes are asked for by the thousand: a call costs as much as the rest of a request that is answered from memory. */
function createRandomPool(): (bytes: number) => Buffer {
  let pool = Buffer.alloc(0)
  return (bytes) => {
    if (pool.length < bytes) pool = randomBytes(4096)
    const taken = pool.subarray(0, bytes)
    pool = pool.subarray(bytes)
    return taken
  }
}

/** Whether a text has the form of an id. What has not is looked up nowhere. */
export function isId(text: string): boolean {
  return /^[0-9a-hjkmnp-tv-z]{26}$/.test(text)
}
