import { describe, expect, it } from 'vitest'
import type { OpenBench } from './conformance.ts'

/** What admins do with accounts, and how people come in. */
export function describePeople(openBench: OpenBench): void {
  describe('accounts', () => {
    it('are listed by name or by age, in pages, and searched', async () => {
      const { store, addUser } = await openBench()
      for (const username of ['Grace', 'ada', 'Edith', 'Barbara', 'Adele']) await addUser({ username })
      const names = async (query: Partial<Parameters<typeof store.users.list>[0]>): Promise<string[]> => {
        const seen: string[] = []
        let cursor: string | undefined
        do {
          const page = await store.users.list({ limit: 2, sort: 'username', order: 'asc', ...query, cursor })
          seen.push(...page.items.map(({ username }) => username))
          cursor = page.nextCursor ?? undefined
        } while (cursor !== undefined)
        return seen
      }
      expect(await names({})).toEqual(['ada', 'Adele', 'Barbara', 'Edith', 'Grace'])
      expect(await names({ sort: 'createdAt', order: 'desc' })).toEqual([
        'Adele',
        'Barbara',
        'Edith',
        'ada',
        'Grace',
      ])
      expect(await names({ search: 'AD' })).toEqual(['ada', 'Adele'])
      const page = await store.users.list({ limit: 1, sort: 'username', order: 'asc', search: 'ad' })
      expect(page.total).toBe(2)
      const ids: string[] = []
      for await (const id of store.users.ids()) ids.push(id)
      expect(ids).toHaveLength(5)
    })

    it('change in what is named, and keep it', async () => {
      const bench = await openBench({ images: 1 })
      await bench.addUser()
      const user = await bench.addUser()
      const changed = await bench.store.users.update(user.id, {
        disabled: true,
        role: undefined,
        quota: { images: 7 },
      })
      expect(changed).toEqual({ ...user, disabled: true, quota: { images: 7 } })
      await bench.reopen()
      expect(await bench.store.users.get(user.id)).toEqual(changed)
      expect(await bench.store.users.getByUsername(user.username)).toEqual(changed)
      expect((await bench.store.quota.usage(user.id)).images.limit).toBe(7)
      await expect(bench.store.users.update(bench.rows.id(), {})).rejects.toMatchObject({ code: 'NOT_FOUND' })
    })

    it('end all other sessions with a new password, in one change', async () => {
      const { store, rows, addUser } = await openBench()
      const user = await addUser()
      const [kept, other] = [rows.session(user.id), rows.session(user.id)]
      for (const session of [kept, other]) await store.sessions.create(session)
      await store.users.update(
        user.id,
        { passwordHash: '$argon2id$new' },
        { endSessions: { except: kept.hash } },
      )
      expect(await store.sessions.list(user.id)).toEqual([kept])
      expect(await store.sessions.find(other.hash)).toBeNull()
      expect(await store.sessions.find(kept.hash)).toMatchObject({ user: { passwordHash: '$argon2id$new' } })
      await store.users.update(user.id, {}, { endSessions: { except: null } })
      expect(await store.sessions.list(user.id)).toEqual([])
    })

    it('revoke all API tokens with a new password where that is asked for', async () => {
      const { store, rows, addUser } = await openBench()
      const user = await addUser()
      const token = rows.token(user.id)
      await store.tokens.create(token)
      await store.users.update(user.id, { passwordHash: '$argon2id$new' })
      expect(await store.tokens.find(token.hash)).not.toBeNull()
      await store.users.update(user.id, {}, { revokeTokens: true })
      expect(await store.tokens.find(token.hash)).toBeNull()
      expect(await store.tokens.list(user.id)).toEqual([])
    })

    it('never leave a store without an admin, whoever tries at once', async () => {
      const { store, addUser } = await openBench()
      const first = await addUser()
      const second = await addUser()
      await store.users.update(second.id, { role: 'admin' })
      const tries = await Promise.allSettled([
        store.users.update(first.id, { role: 'member' }),
        store.users.update(second.id, { disabled: true }),
        store.users.delete(first.id),
        store.users.delete(second.id),
      ])
      const refused = tries.filter((result) => result.status === 'rejected')
      for (const { reason } of refused) expect(['CONFLICT', 'NOT_FOUND']).toContain(reason.code)
      const { items } = await store.users.list({ limit: 10, sort: 'createdAt', order: 'asc' })
      expect(items.filter(({ role, disabled }) => role === 'admin' && !disabled)).toHaveLength(1)
    })

    it('are made only as the first admin where that is asked for, one of many at once', async () => {
      const { store, rows, addUser } = await openBench()
      // Somebody is there, but with a role that was chosen: whoever comes next is the first all the same.
      await addUser({ role: 'member' })
      expect(await store.users.hasAdmin()).toBe(false)
      const results = await Promise.allSettled(
        Array.from({ length: 12 }, () => store.users.create(rows.user(), { onlyAsFirst: true })),
      )
      const made = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
      expect(made.map(({ role }) => role)).toEqual(['admin'])
      for (const result of results) {
        if (result.status === 'rejected')
          expect(result.reason).toMatchObject({ code: 'CONFLICT', details: { reason: 'not first' } })
      }
      expect(await store.users.hasAdmin()).toBe(true)
      expect((await store.quota.total()).users).toBe(2)
      expect((await store.users.create(rows.user())).role).toBe('member')
    })

    it('go with all that they had, and their names are free again', async () => {
      const bench = await openBench()
      const { rows } = bench
      await bench.addUser()
      const user = await bench.addUser({ username: 'Ada' })
      const session = rows.session(user.id)
      const token = rows.token(user.id)
      await bench.store.sessions.create(session)
      await bench.store.tokens.create(token)
      const image = await bench.addImage(user.id)
      const share = rows.share(user.id, { imageIds: [image.id] })
      await bench.store.shares.create(share)
      const { job } = await bench.addCompression(image)
      expect(await bench.store.users.delete(user.id)).toEqual({ stoppedJobs: [job.id] })

      for (let round = 0; round < 2; round++) {
        const { store } = bench
        expect(await store.users.get(user.id)).toBeNull()
        expect(await store.users.getByUsername('ada')).toBeNull()
        expect(await store.sessions.find(session.hash)).toBeNull()
        expect(await store.tokens.find(token.hash)).toBeNull()
        expect(await store.shares.find(share.hash)).toBeNull()
        expect(await store.images.get(user.id, image.id)).toBeNull()
        expect(await store.jobs.listQueued()).toEqual([])
        expect(await store.jobs.listAll({ limit: 10 })).toEqual({ items: [], nextCursor: null, total: 0 })
        expect(await store.quota.total()).toMatchObject({ users: 1, images: 0, compressions: 0, bytes: 0 })
        await expect(store.sessions.create(session)).rejects.toMatchObject({ code: 'NOT_FOUND' })
        await bench.reopen()
      }
      const other = await bench.addUser({ username: 'ADA' })
      await bench.reopen()
      expect(await bench.store.users.getByUsername('ada')).toEqual(other)
      await expect(bench.store.users.delete(user.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    })
  })

  describe('sessions by their public id', () => {
    it('remember where they began, and end all at once but for one', async () => {
      const bench = await openBench()
      const user = await bench.addUser()
      const sessions = [
        bench.rows.session(user.id, { address: '192.0.2.1', userAgent: 'Firefox' }),
        bench.rows.session(user.id),
        bench.rows.session(user.id),
      ]
      for (const session of sessions) await bench.store.sessions.create(session)
      await bench.reopen()
      expect(await bench.store.sessions.list(user.id)).toEqual(sessions)
      await bench.store.sessions.deleteAll(user.id, { except: `${sessions[0]?.hash}` })
      expect(await bench.store.sessions.list(user.id)).toEqual([sessions[0]])
    })

    it('are revoked by their owner only', async () => {
      const { store, rows, addUser } = await openBench()
      const [ada, grace] = [await addUser(), await addUser()]
      const session = rows.session(ada.id)
      await store.sessions.create(session)
      expect(await store.sessions.revoke(grace.id, session.id)).toBe(false)
      expect(await store.sessions.revoke(ada.id, session.id)).toBe(true)
      expect(await store.sessions.revoke(ada.id, session.id)).toBe(false)
      expect(await store.sessions.revoke(rows.id(), session.id)).toBe(false)
      expect(await store.sessions.find(session.hash)).toBeNull()
    })
  })

  describe('invitations', () => {
    it('let one of many in who use one at once, with its role', async () => {
      const bench = await openBench()
      const { rows } = bench
      const admin = await bench.addUser()
      const invitation = rows.invitation(admin.id, { role: 'admin' })
      await bench.store.invitations.create(invitation)
      expect(await bench.store.invitations.find(invitation.hash)).toEqual(invitation)
      const results = await Promise.allSettled(
        Array.from({ length: 12 }, () =>
          bench.store.users.create(rows.user(), { invitationHash: invitation.hash }),
        ),
      )
      const made = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
      expect(made).toHaveLength(1)
      expect(made[0]?.role).toBe('admin')
      for (const result of results) {
        if (result.status === 'rejected') {
          expect(result.reason).toMatchObject({ code: 'NOT_FOUND', details: { reason: 'used' } })
        }
      }
      await bench.reopen()
      expect(await bench.store.users.get(made[0]?.id ?? '')).toEqual(made[0])
      expect(await bench.store.invitations.find(invitation.hash)).toMatchObject({
        usedBy: made[0]?.id,
        usedAt: made[0]?.createdAt,
      })
      expect((await bench.store.quota.total()).users).toBe(2)
    })

    it('that are unknown, expired or deleted let nobody in', async () => {
      const { store, rows, addUser } = await openBench()
      const admin = await addUser()
      const expired = rows.invitation(admin.id, { expiresAt: '2026-01-01T00:00:00.000Z' })
      const deleted = rows.invitation(admin.id)
      for (const invitation of [expired, deleted]) await store.invitations.create(invitation)
      expect(await store.invitations.delete(deleted.id)).toBe(true)
      expect(await store.invitations.delete(deleted.id)).toBe(false)
      for (const [hash, reason] of [
        ['e'.repeat(64), 'unknown'],
        [deleted.hash, 'unknown'],
        [expired.hash, 'expired'],
      ] as const) {
        const user = rows.user()
        await expect(store.users.create(user, { invitationHash: hash })).rejects.toMatchObject({
          code: 'NOT_FOUND',
          details: { reason },
        })
        expect(await store.users.getByUsername(user.username)).toBeNull()
      }
    })

    it('let nobody in once whoever made them is no admin any more', async () => {
      const { store, rows, addUser } = await openBench()
      const [ada, grace] = [await addUser(), await addUser()]
      await store.users.update(grace.id, { role: 'admin' })
      const [kept, first, second] = [
        rows.invitation(ada.id),
        rows.invitation(grace.id),
        rows.invitation(grace.id),
      ]
      for (const invitation of [kept, first, second]) await store.invitations.create(invitation)
      const guest = await store.users.create(rows.user(), { invitationHash: first.hash })
      await store.users.update(grace.id, { role: 'member' })
      await expect(store.users.create(rows.user(), { invitationHash: second.hash })).rejects.toMatchObject({
        code: 'NOT_FOUND',
        details: { reason: 'unknown' },
      })
      const { items } = await store.invitations.list({ limit: 10 })
      expect(items.map(({ id, usedBy }) => [id, usedBy])).toEqual([
        [first.id, guest.id],
        [kept.id, null],
      ])
    })

    it('are listed for all admins, newest first, and swept when they have expired', async () => {
      const { store, rows, addUser } = await openBench()
      const [ada, grace] = [await addUser(), await addUser({})]
      const all = [
        rows.invitation(ada.id, { expiresAt: '2026-03-01T00:00:00.000Z' }),
        rows.invitation(grace.id),
        rows.invitation(ada.id),
      ]
      for (const invitation of all) await store.invitations.create(invitation)
      const page = await store.invitations.list({ limit: 2 })
      expect(page).toMatchObject({ items: [all[2], all[1]], total: 3 })
      const rest = await store.invitations.list({ limit: 2, cursor: `${page.nextCursor}` })
      expect(rest).toEqual({ items: [all[0]], nextCursor: null, total: 3 })
      expect(await store.invitations.deleteExpired('2026-04-01T00:00:00.000Z')).toBe(1)
      expect(await store.invitations.deleteExpired('2026-04-01T00:00:00.000Z')).toBe(0)
      expect((await store.invitations.list({ limit: 10 })).total).toBe(2)
    })
  })
}
