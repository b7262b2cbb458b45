import { StoreError } from '../errors.ts'
import { takePage } from '../pages.ts'
import type { NewUser, UserStore } from '../port.ts'
import type { InvitationRow, SessionRow, UserRow } from '../rows.ts'
import { usernameKey } from '../username-key.ts'
import { type Draft, isUnfinished } from './draft.ts'
import type { Engine } from './engine.ts'
import { isActiveAdmin, splitValue } from './lookup-entries.ts'
import { removeSessions } from './sessions.ts'

interface Account {
  user: NewUser
  session: SessionRow | undefined
  invitationHash: string | undefined
  onlyAsFirst: boolean
}

export function createUsers({ create, update, read, lock, lookup }: Engine): UserStore {
  /** A store that holds a document which was never read knows of no admin in it, but there may be one. */
  function hasAdmin(): boolean {
    return lookup.shards.some(({ admins, uncounted }) => admins.size > 0 || uncounted.size > 0)
  }

  async function createAccount({ user, session, invitationHash, onlyAsFirst }: Account): Promise<UserRow> {
    if (lookup.find('usernames', usernameKey(user.username)) !== undefined || lookup.userIds.has(user.id)) {
      throw new StoreError('CONFLICT', 'This user name is taken', { details: { field: 'username' } })
    }
    if (onlyAsFirst && hasAdmin()) {
      throw new StoreError('CONFLICT', 'There is an admin already', { details: { reason: 'not first' } })
    }
    if (invitationHash === undefined) {
      const row = { ...user, role: user.role ?? (hasAdmin() ? 'member' : 'admin') }
      await create(row, session)
      return row
    }
    const invitedBy = splitValue(lookup.find('invitations', invitationHash) ?? '').userId
    const invitation = invitedBy && (await read(invitedBy))?.invitations.get(invitationHash)
    const { role } = requireUsable(invitation || undefined, user.createdAt)
    const row = { ...user, role: user.role ?? role }
    await create(row, session, {
      userId: invitedBy,
      verb: (draft) => {
        // Again, now that nobody else can use it.
        requireUsable(draft.get('invitations', invitationHash), user.createdAt)
        draft.patch('invitations', invitationHash, { usedBy: user.id, usedAt: user.createdAt })
      },
    })
    return row
  }

  /** Runs alone among all changes that could leave a store without an admin. */
  async function keepingAnAdmin<T>(id: string, verb: (draft: Draft) => T): Promise<T> {
    const release = await lock('admins')
    try {
      return await update(id, (draft) => {
        const before = isActiveAdmin(draft.user)
        const answer = verb(draft)
        const others = lookup.shards
          .flatMap(({ admins }) => [...admins.keys()])
          .filter((other) => other !== id)
        const isLeft = answer !== null && isActiveAdmin(draft.user)
        if (before && !isLeft && others.length === 0) {
          throw new StoreError('CONFLICT', 'The last admin cannot be removed, disabled or made a member')
        }
        // Whom an admin let in is not for one who is an admin no longer to say.
        if (before && answer !== null && !isLeft) {
          for (const { hash } of draft.list('invitations').filter(({ usedBy }) => usedBy === null))
            draft.remove('invitations', hash)
        }
        return answer
      })
    } finally {
      release()
    }
  }

  return {
    async create(user, { session, invitationHash, onlyAsFirst = false } = {}) {
      const releaseName = await lock(`username ${usernameKey(user.username)}`)
      const releaseId = await lock(user.id)
      // Only the first admin needs to be alone: there is one of it.
      const releaseFirst = hasAdmin() ? null : await lock('first account')
      try {
        return await createAccount({ user, session, invitationHash, onlyAsFirst })
      } finally {
        releaseFirst?.()
        releaseId()
        releaseName()
      }
    },

    async hasAdmin() {
      // Nobody; but a store that is closed says so.
      await read('')
      return hasAdmin()
    },

    async get(id) {
      return (await read(id))?.user ?? null
    },

    async getByUsername(username) {
      const userId = lookup.find('usernames', usernameKey(username))
      return userId === undefined ? null : ((await read(userId))?.user ?? null)
    },

    async list({ sort, order, search, ...query }) {
      const part = search === undefined ? '' : usernameKey(search)
      const names: { id: string; name: string }[] = []
      for (const { usernames } of lookup.shards) {
        for (const [name, id] of usernames) if (name.includes(part)) names.push({ id, name })
      }
      // Ids are sorted by age.
      const key = sort === 'username' ? ({ name }: { name: string }) => name : ({ id }: { id: string }) => id
      const { items, ...page } = takePage(names, query, { by: sort, order, key })
      const documents = await Promise.all(items.map(({ id }) => read(id).catch(passOverDamaged)))
      return { ...page, items: documents.flatMap((document) => document?.user ?? []) }
    },

    async *ids() {
      // Nobody; but a store that is closed says so.
      await read('')
      yield* [...lookup.userIds]
    },

    update: (id, patch, { endSessions, revokeTokens = false } = {}) =>
      keepingAnAdmin(id, (draft) => {
        const fields = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
        if (endSessions) removeSessions(draft, endSessions.except)
        for (const { hash } of revokeTokens ? draft.list('tokens') : []) draft.remove('tokens', hash)
        return draft.patchUser(fields)
      }),

    async delete(id) {
      let stoppedJobs: string[] = []
      await keepingAnAdmin(id, (draft) => {
        stoppedJobs = draft
          .list('jobs')
          .filter(isUnfinished)
          .map((job) => job.id)
        draft.removeUser()
        return null
      })
      return { stoppedJobs }
    },
  }
}

function requireUsable(invitation: InvitationRow | undefined, now: string): InvitationRow {
  const reason = !invitation
    ? 'unknown'
    : invitation.usedBy !== null
      ? 'used'
      : invitation.expiresAt <= now
        ? 'expired'
        : null
  if (invitation && reason === null) return invitation
  const message = {
    unknown: 'There is no such invitation',
    used: 'The invitation was used',
    expired: 'The invitation has expired',
  }
  throw new StoreError('NOT_FOUND', message[reason ?? 'unknown'], { details: { reason } })
}

/** A damaged document is in the log; it must not hide all others. */
function passOverDamaged(error: unknown): null {
  if (error instanceof StoreError && error.details?.reason === 'damaged') return null
  throw error
}
