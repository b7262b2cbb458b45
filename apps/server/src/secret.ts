import { hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ServiceError } from './services/errors.ts'

/** As for the setting: with less, links could be forged. */
const shortest = 32

/**
 * The server's one secret: the setting, or else the one in the data folder, which is made at the first start and readable by its
 * owner only. Throws `UNAVAILABLE` for a file that holds none: links signed with nothing could be made by anyone.
 */
export function loadSecret({ secret, dataFolder }: { secret: string | null; dataFolder: string }): string {
  if (secret !== null) return secret
  const path = join(dataFolder, 'secret')
  if (!existsSync(path)) writeSecret(path)
  const kept = readFileSync(path, 'utf8').trim()
  if (kept.length >= shortest) return kept
  throw new ServiceError(
    'UNAVAILABLE',
    `${path} holds no secret of at least ${shortest} characters; delete it to have a new one made (all links end)`,
  )
}

/** Whole or not at all: beside its place first, on disk, and then renamed. */
function writeSecret(path: string): void {
  const temporary = `${path}.new`
  writeFileSync(temporary, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true })
  renameSync(temporary, path)
  const folder = openSync(dirname(path), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** A key of 32 bytes for one purpose (HKDF-SHA256, RFC 5869), so that no two uses of the secret can be played against each other. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `tessera ${purpose}`, 32))
}
