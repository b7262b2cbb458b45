import { createHmac, timingSafeEqual } from 'node:crypto'
import { isId } from '../ids.ts'
import { deriveKey } from '../secret.ts'
import { ServiceError } from '../services/errors.ts'

export const uploadsPath = '/api/v1/uploads'

/** The addresses that tickets are put to; who has one needs no other credential. */
export interface UploadLinks {
  sign(origin: string, ticket: { id: string; expiresAt: string }): string
  /** Judges the last part of the path as it came. Throws `FORBIDDEN` for what was not signed here, `LINK_EXPIRED` for what was. */
  open(token: string): { ticketId: string }
}

/** `{id}.{expiry in seconds}.{mac}`; the mac is HMAC-SHA256 over the text before it, and compared as text. */
export function createUploadLinks({ secret, clock }: { secret: string; clock: () => Date }): UploadLinks {
  const key = deriveKey(secret, 'upload tickets')
  const macOf = (claims: string) => createHmac('sha256', key).update(claims).digest('base64url')
  return {
    sign(origin, { id, expiresAt }) {
      const claims = `${id}.${Math.ceil(Date.parse(expiresAt) / 1000)}`
      return `${origin}${uploadsPath}/${claims}.${macOf(claims)}`
    },

    open(token) {
      const [id = '', expiry = '', mac = ''] = token.split('.')
      const claims = `${id}.${expiry}`
      const [given, right] = [Buffer.from(token), Buffer.from(`${claims}.${macOf(claims)}`)]
      if (mac === '' || !isId(id) || given.length !== right.length || !timingSafeEqual(given, right)) {
        throw new ServiceError('FORBIDDEN', 'This address was not made here, or it has been changed')
      }
      if (Number(expiry) * 1000 <= clock().getTime()) throw ticketExpired()
      return { ticketId: id }
    },
  }
}

export function ticketExpired(): ServiceError {
  return new ServiceError('LINK_EXPIRED', 'This ticket has expired; ask for a new one')
}
