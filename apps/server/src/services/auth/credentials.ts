import { hash, randomBytes } from 'node:crypto'

/** A secret of 256 random bits; the prefix tells people, and scanners of leaked keys, what it is. */
export function makeSecret(prefix: 'tss' | 'tst' | 'tsi' | 'tsh'): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`
}

/** What the store keeps of a secret. It has 256 random bits, so a fast hash is enough. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret)
}
