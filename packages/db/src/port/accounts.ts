import type { InvitationRow, SessionRow, TokenRow, UserRow } from '../rows.ts'
import type { Page, PageQuery } from './page.ts'

/** The role is the store's to decide, unless one is asked for. */
export type NewUser = Omit<UserRow, 'role'> & { role?: UserRow['role'] }

export interface UserQuery extends PageQuery {
  /** By name without regard to case, or by age. */
  sort: 'username' | 'createdAt'
  order: 'asc' | 'desc'
  /** Part of the name, without regard to case. */
  search?: string | undefined
}

export interface UserStore {
  /**
   * Creates the account and, if given, its first session in one change, which also uses up the invitation. The role is the one that
   * is asked for, else the invitation's; else an account becomes admin if the store has had none so far, and a member otherwise. Rejects with
   * `CONFLICT` when the name is taken (without regard to case), with `NOT_FOUND` and `details.reason` (`unknown`, `used`, `expired`)
   * when the invitation does not let anybody in. With `onlyAsFirst` the account is made only if it becomes the first admin; rejects with
   * `CONFLICT` and `details.reason` (`not first`) otherwise.
   */
  create(
    user: NewUser,
    options?: { session?: SessionRow; invitationHash?: string; onlyAsFirst?: boolean },
  ): Promise<UserRow>
  /** Whether there is an admin. If not, the next account that is made without a role becomes one. */
  hasAdmin(): Promise<boolean>
  get(id: string): Promise<UserRow | null>
  getByUsername(username: string): Promise<UserRow | null>
  /** Users whose document is damaged are counted in `total`, and left out. */
  list(query: UserQuery): Promise<Page<UserRow>>
  /** All ids there are, in no order; also of users whose document is damaged. */
  ids(): AsyncIterable<string>
  /**
   * `endSessions` ends the user's sessions in the same change, but for the one of that hash; `revokeTokens` all API tokens. Rejects
   * with `NOT_FOUND`, and with `CONFLICT` when no enabled admin would be left. The open invitations of an admin who is none any more, or
   * is disabled, go.
   */
  update(
    id: string,
    patch: {
      passwordHash?: string | undefined
      role?: UserRow['role'] | undefined
      disabled?: boolean | undefined
      /** Replaces all of it. */
      quota?: UserRow['quota'] | undefined
    },
    options?: { endSessions?: { except: string | null }; revokeTokens?: boolean },
  ): Promise<UserRow>
  /** Deletes the account with all of its rows; its blobs are left to remove. Rejects like `update`. Answers with the unfinished jobs to stop. */
  delete(id: string): Promise<{ stoppedJobs: string[] }>
}

export interface SessionStore {
  /** A user has at most 100; the oldest ones end for new ones. */
  create(session: SessionRow): Promise<void>
  /** Also answers with expired sessions: the caller judges by its own clock. */
  find(hash: string): Promise<{ session: SessionRow; user: UserRow } | null>
  list(userId: string): Promise<SessionRow[]>
  renew(hash: string, expiresAt: string): Promise<void>
  /** Deleting what is not there is no error. */
  delete(hash: string): Promise<void>
  /** By the public id. Whether there was one. */
  revoke(userId: string, id: string): Promise<boolean>
  /** But for the one of that hash, if given. */
  deleteAll(userId: string, options?: { except: string | null }): Promise<void>
  /** Deletes what expired before `now`; answers with how many. */
  deleteExpired(now: string): Promise<number>
}

export interface TokenStore {
  /** Rejects with `QUOTA_EXCEEDED` when the user has as many as one can have (100); expired ones do not count and go. */
  create(token: TokenRow): Promise<void>
  find(hash: string): Promise<{ token: TokenRow; user: UserRow } | null>
  list(userId: string): Promise<TokenRow[]>
  /** Whether there was one. */
  delete(userId: string, id: string): Promise<boolean>
}

/** Invitations are used by `users.create`. Admins see those of all admins. */
export interface InvitationStore {
  /** Rejects with `QUOTA_EXCEEDED` when the admin has 1,000 that are neither used nor expired; the oldest of the others go. */
  create(invitation: InvitationRow): Promise<void>
  find(hash: string): Promise<InvitationRow | null>
  /** Newest first. */
  list(query: PageQuery): Promise<Page<InvitationRow>>
  /** Whoever made it. Whether there was one. */
  delete(id: string): Promise<boolean>
  /** Deletes what expired before `now`; answers with how many. */
  deleteExpired(now: string): Promise<number>
}
