import { randomBytes } from 'node:crypto'

/** As Standard Webhooks has it: 256 random bits, in base64, with a prefix by which people and scanners of leaked keys know it. */
export function makeSigningSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}
