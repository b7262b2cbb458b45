import { hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The server's one secret: the setting, or else the one in the data folder, which is made at the first start and readable by its
 * owner only.
 */
export function loadSecret({ secret, dataFolder }: { secret: string | null; dataFolder: string }): string {
  if (secret !== null) return secret
  const path = join(dataFolder, 'secret')
  if (!existsSync(path))
    writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    })
  return readFileSync(path, 'utf8').trim()
}

/** A key of 32 bytes for one purpose (HKDF-SHA256, RFC 5869), so that no two uses of the secret can be played against each other. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `tessera ${purpose}`, 32))
}
