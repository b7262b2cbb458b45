import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { deriveKey } from '../../secret.ts'

/** How keys of requests are known to the store, and how their answers are kept there. */
export interface Answers {
  /** Of a user's key, in hex. */
  digest(userId: string, key: string): string
  /** Of what the key stands for, in hex. It may hold a password, so it too is of no use without the key. */
  fingerprint(opener: { userId: string; key: string }, question: string): string
  seal(opener: { userId: string; key: string }, text: string): string
  /** Throws for what was not sealed with this very key. */
  open(opener: { userId: string; key: string }, sealed: string): string
  /** Digests of those that this process is working on. */
  readonly underWay: Set<string>
}

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/**
 * An answer may hold what is shown once, such as an API token. So it is sealed under the server's secret *and* the key that the client chose,
 * which the store does not have: neither the data folder nor the secret, nor both together, open it.
 */
export function createAnswers({ secret }: { secret: string }): Answers {
  const root = deriveKey(secret, 'idempotency keys')
  const derive = (purpose: string, { userId, key }: { userId: string; key: string }) =>
    Buffer.from(hkdfSync('sha256', root, '', `${purpose} ${userId} ${key}`, 32))

  return {
    digest: (userId, key) => createHmac('sha256', root).update(`${userId} ${key}`).digest('hex'),

    fingerprint: (opener, question) =>
      createHmac('sha256', derive('question', opener)).update(question).digest('hex'),

    seal(opener, text) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, derive('answer', opener), nonce)
      const body = Buffer.concat([cipher.update(deflateRawSync(text)), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },

    open(opener, sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      const decipher = createDecipheriv(algorithm, derive('answer', opener), bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
      const body = bytes.subarray(nonceBytes + tagBytes)
      return inflateRawSync(Buffer.concat([decipher.update(body), decipher.final()])).toString()
    },

    underWay: new Set(),
  }
}
