import { StoreError } from '../errors.ts'
import { takePage } from '../pages.ts'
import type { NewUser, UserStore } from '../port.ts'
import type { InvitationRow, SessionRow, UserRow } from '../rows.ts'
import { usernameKey } from '../username-key.ts'
import { type Draft, isUnfinished } from './draft.ts'
import type { Engine } from './engine.ts'
import { isActiveAdmin, splitValue } from './lookup-entries.ts'

interface Account {
  user: NewUser
  session: SessionRow | undefined
  invitationHash: string | undefined
}

export function createUsers({ create, update, read, lock, lookup }: Engine): UserStore {
  async function createAccount({ user, session, invitationHash }: Account): Promise<UserRow> {
    if (lookup.find('usernames', usernameKey(user.username)) !== undefined || lookup.userIds.has(user.id)) {
      throw new StoreError('CONFLICT', 'This user name is taken', { details: { field: 'username' } })
    }
    if (invitationHash === undefined) {
      const row = { ...user, role: user.role ?? (lookup.userIds.size === 0 ? 'admin' : 'member') }
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
        return answer
      })
    } finally {
      release()
    }
  }

  return {
    async create(user, { session, invitationHash } = {}) {
      const releaseName = await lock(`username ${usernameKey(user.username)}`)
      const releaseId = await lock(user.id)
      // Only the first account needs to be alone: it becomes admin, and there is one of it.
      const releaseFirst = lookup.userIds.size === 0 ? await lock('first account') : null
      try {
        return await createAccount({ user, session, invitationHash })
      } finally {
        releaseFirst?.()
        releaseId()
        releaseName()
      }
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

    update: (id, patch, { endSessions } = {}) =>
      keepingAnAdmin(id, (draft) => {
        const fields = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
        for (const { hash } of endSessions ? draft.list('sessions') : []) {
          if (hash !== endSessions?.except) draft.remove('sessions', hash)
        }
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
