import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deriveKey } from './secret.ts'
import { ServiceError } from './services/errors.ts'

/** Keeps texts that the server itself must read again, so that who has the data folder but not `TESSERA_SECRET` cannot. */
export interface Seal {
  /** `place` says where the text belongs: it opens nowhere else, so that sealed texts cannot be exchanged for each other. */
  close(text: string, place: string): string
  /** Throws `UNAVAILABLE` for what was not closed here, for this place: the server's secret has changed, or the text. */
  open(sealed: string, place: string): string
}

const algorithm = 'aes-256-gcm'
const version = 'v1'
const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM under a key of its own: `v1.` and base64url of nonce, authentication tag and ciphertext. */
export function createSeal({ secret, purpose }: { secret: string; purpose: string }): Seal {
  const key = deriveKey(secret, purpose)
  return {
    close(text, place) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(place))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `${version}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
    },
    open(sealed, place) {
      try {
        const bytes = Buffer.from(sealed.slice(version.length + 1), 'base64url')
        const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes)
        const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        })
        decipher.setAAD(Buffer.from(place)).setAuthTag(tag)
        return (
          decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
        )
      } catch (cause) {
        throw new ServiceError('UNAVAILABLE', 'It was sealed under another secret than the server’s', {
          cause,
        })
      }
    },
  }
}
