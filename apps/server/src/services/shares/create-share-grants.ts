import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import type { ShareRow } from '@tessera/db'
import type { ShareGrant } from '../../contract/share-objects.ts'
import type { Clock } from '../../ids.ts'
import { deriveKey } from '../../secret.ts'

/** What somebody gets for a share's password, so that it is sent and hashed once and not with each look. */
export interface ShareGrants {
  give(share: ShareRow): ShareGrant
  /** Whether this grant opens this share now. */
  isGood(share: ShareRow, grant: string): boolean
}

const lifeSeconds = 3600

/** `{expiry in seconds}.{mac}`: HMAC-SHA256 over the expiry, the share and its password's hash, so that another password ends all grants. */
export function createShareGrants({ secret, clock }: { secret: string; clock: Clock }): ShareGrants {
  const key = createSecretKey(deriveKey(secret, 'share grants'))
  const sign = ({ hash, passwordHash }: ShareRow, expiry: number) =>
    `${expiry}.${createHmac('sha256', key).update(`${expiry}\n${hash}\n${passwordHash}`).digest('base64url')}`

  return {
    give(share) {
      const end = Math.floor(Date.parse(share.expiresAt) / 1000)
      const expiry = Math.min(Math.ceil(clock().getTime() / 1000) + lifeSeconds, end)
      return { grant: sign(share, expiry), grantExpiresAt: new Date(expiry * 1000).toISOString() }
    },
    isGood(share, grant) {
      const expiry = Number(/^(\d{1,12})\./.exec(grant)?.[1])
      // NaN is not later than anything.
      if (!(expiry * 1000 > clock().getTime())) return false
      const [given, right] = [Buffer.from(grant), Buffer.from(sign(share, expiry))]
      return given.length === right.length && timingSafeEqual(given, right)
    },
  }
}
