import { StoreError } from '../errors.ts'
import { takePage } from '../pages.ts'
import type { InvitationStore } from '../port.ts'
import type { InvitationRow } from '../rows.ts'
import { compareTexts } from './compare-texts.ts'
import type { Engine } from './engine.ts'
import { splitValue } from './lookup-entries.ts'
import { sweep, usersWithBefore } from './sweep.ts'

/** Invitations that one admin can have. */
const invitationsPerAdmin = 1000

export function createInvitations(engine: Engine): InvitationStore {
  const { read, update, lookup } = engine

  async function listAll(): Promise<InvitationRow[]> {
    const owners = new Set<string>()
    for (const { invitations } of lookup.shards) {
      for (const value of invitations.values()) owners.add(splitValue(value).userId)
    }
    const documents = await Promise.all([...owners].map((userId) => read(userId)))
    return documents.flatMap((document) => [...(document?.invitations.values() ?? [])])
  }

  return {
    create: (invitation) =>
      update(invitation.userId, (draft) => {
        const all = draft.list('invitations')
        const over = all.filter(
          ({ usedBy, expiresAt }) => usedBy !== null || expiresAt <= invitation.createdAt,
        )
        if (all.length - over.length >= invitationsPerAdmin) {
          throw new StoreError('QUOTA_EXCEEDED', `Expected at most ${invitationsPerAdmin} open invitations`, {
            details: { resource: 'invitations', used: all.length - over.length, limit: invitationsPerAdmin },
          })
        }
        over.sort((a, b) => compareTexts(a.createdAt, b.createdAt))
        const excess = Math.max(all.length - (invitationsPerAdmin - 1), 0)
        for (const { hash } of over.slice(0, excess)) draft.remove('invitations', hash)
        draft.put('invitations', invitation)
      }),

    async find(hash) {
      const value = lookup.find('invitations', hash)
      if (value === undefined) return null
      return (await read(splitValue(value).userId))?.invitations.get(hash) ?? null
    },

    async list(query) {
      const order = { by: 'createdAt', order: 'desc' as const }
      return takePage(await listAll(), query, { ...order, key: ({ createdAt }) => createdAt })
    },

    async delete(id) {
      const found = (await listAll()).find((row) => row.id === id)
      if (!found) return false
      return update(found.userId, (draft) => {
        const isThere = draft.get('invitations', found.hash) !== undefined
        if (isThere) draft.remove('invitations', found.hash)
        return isThere
      })
    },

    async deleteExpired(now) {
      const counts = await sweep(engine, usersWithBefore(engine, 'invitations', now), (draft) => {
        const expired = draft.list('invitations').filter(({ expiresAt }) => expiresAt < now)
        for (const { hash } of expired) draft.remove('invitations', hash)
        return expired.length
      })
      return counts.reduce((sum, count) => sum + count, 0)
    },
  }
}
