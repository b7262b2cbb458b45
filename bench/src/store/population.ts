import { createHash } from 'node:crypto'
import type { ImageRow, SessionRow, UserRow } from '@tessera/db'

// Rows of people who never were: the same in each run, and told by number, so that nobody has to remember them.

export const imagesPerUser = 10
export const sessionsPerUser = 2

const now = '2026-06-01T00:00:00.000Z'

/** 26 digits: what, of whom, and which one. */
function idOf(kind: number, user: number, which = 0): string {
  return `${kind}${String(user).padStart(15, '0')}${String(which).padStart(10, '0')}`
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export function userAt(user: number): Omit<UserRow, 'role'> {
  return {
    id: idOf(1, user),
    username: `person-${user}`,
    passwordHash: `$argon2id$v=19$m=19456,t=2,p=1$${'c2FsdHNhbHRzYWx0c2FsdA'}$${sha256(`${user}`).slice(0, 43)}`,
    disabled: false,
    quota: {},
    createdAt: now,
  }
}

export function sessionAt(user: number, which: number): SessionRow {
  const id = idOf(2, user, which)
  return {
    id,
    hash: sha256(id),
    userId: idOf(1, user),
    createdAt: now,
    expiresAt: '2036-06-01T00:00:00.000Z',
  }
}

export function imageAt(user: number, which: number): ImageRow {
  const id = idOf(3, user, which)
  return {
    id,
    userId: idOf(1, user),
    name: `photograph-${which}.jpg`,
    format: 'jpeg',
    width: 4000,
    height: 3000,
    bytes: 3_500_000 + which,
    sha256: sha256(id),
    md5: sha256(id).slice(0, 32),
    pages: 1,
    hasAlpha: false,
    hasLocation: false,
    thumbhash: '3OcRJYB4d3h/iIeHeEh3eIhw+j3A',
    thumbnail: { version: id, width: 512, height: 384, bytes: 20_000 },
    tags: ['sea', 'family'],
    missing: false,
    createdAt: now,
    updatedAt: now,
  }
}
