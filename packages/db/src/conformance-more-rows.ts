import type { RowMaker } from './conformance-rows.ts'

/** Rows of what is around images: people who are invited, what is shared, uploaded and told. */
export function createMoreRows({
  id,
  now,
  sha256,
}: {
  id: () => string
  now: () => string
  sha256: () => string
}): Pick<RowMaker, 'invitation' | 'preset' | 'share' | 'ticket' | 'upload' | 'webhook' | 'idempotencyKey'> {
  return {
    invitation: (userId, fields) => ({
      id: id(),
      hash: sha256(),
      userId,
      note: 'for a friend',
      role: 'member',
      createdAt: now(),
      expiresAt: '2027-01-01T00:00:00.000Z',
      usedBy: null,
      usedAt: null,
      ...fields,
    }),
    preset: (userId, fields) => {
      const createdAt = now()
      const own = id()
      return {
        id: own,
        userId,
        name: `preset ${own}`,
        recipe: { format: 'png' },
        applyOnUpload: false,
        createdAt,
        updatedAt: createdAt,
        ...fields,
      }
    },
    share: (userId, fields) => ({
      id: id(),
      hash: sha256(),
      userId,
      imageIds: [],
      compressionIds: [],
      tilingId: null,
      title: null,
      passwordHash: null,
      views: 0,
      createdAt: now(),
      expiresAt: '2027-01-01T00:00:00.000Z',
      ...fields,
    }),
    ticket: (userId, fields) => ({
      id: id(),
      userId,
      via: 'put',
      name: 'photo.jpg',
      bytes: 1000,
      sha256: null,
      status: 'pending',
      received: 0,
      imageId: null,
      error: null,
      state: null,
      createdAt: now(),
      expiresAt: '2026-06-01T01:00:00.000Z',
      ...fields,
    }),
    upload: (userId, fields) => ({
      id: id(),
      userId,
      via: 'multipart',
      name: 'photo.jpg',
      bytes: 1000,
      outcome: 'accepted',
      imageId: null,
      error: null,
      address: '192.0.2.1',
      createdAt: now(),
      ...fields,
    }),
    webhook: (userId, fields) => {
      const createdAt = now()
      return {
        id: id(),
        userId,
        url: 'https://example.org/hook',
        events: ['image.created', 'image.deleted', 'compression.ready'],
        secret: 'sealed',
        previousSecret: null,
        disabled: false,
        disabledReason: null,
        createdAt,
        updatedAt: createdAt,
        ...fields,
      }
    },
    idempotencyKey: (userId, fields) => ({
      hash: sha256(),
      userId,
      fingerprint: sha256(),
      finished: false,
      answer: null,
      createdAt: now(),
      expiresAt: '2026-06-01T01:00:00.000Z',
      ...fields,
    }),
  }
}
