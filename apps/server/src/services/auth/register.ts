import { StoreError } from '@tessera/db'
import type { Register } from '../../contract/account-inputs.ts'
import type { User } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { ServiceError } from '../errors.ts'
import { toUser } from '../views.ts'
import { hashSecret } from './credentials.ts'
import type { Visitor } from './sessions.ts'

type Needs = Pick<Deps, 'store' | 'config' | 'clock' | 'ids' | 'sessions' | 'passwords' | 'loginLimits'>

/**
 * Makes an account and logs it in, in one change, which also uses up the invitation. The first account of a server becomes its admin, and
 * needs no invitation, since nobody is there to give one. Throws `CONFLICT` for a name that is taken and for an invitation that was used,
 * `LINK_EXPIRED` and `NOT_FOUND` for one that is over or was never made, `FORBIDDEN` where registration is closed or needs one.
 */
export async function register(
  { store, config, clock, ids, sessions, passwords, loginLimits }: Needs,
  visitor: Visitor,
  { username, password, invitation }: Register,
): Promise<{ user: User; secret: string }> {
  if (config.registration === 'closed')
    throw new ServiceError('FORBIDDEN', 'Registration is closed on this server')
  await loginLimits.register(visitor.address)
  const onlyAsFirst = config.registration === 'invite' && invitation === undefined
  // Before a password is hashed for nothing; that only one comes first, the store sees to.
  if (onlyAsFirst && (await store.users.hasAdmin())) throw invitationNeeded()
  const id = ids()
  const passwordHash = await passwords.hash(password)
  const { secret, row } = sessions.prepare(id, visitor)
  const createdAt = clock().toISOString()
  const invited = invitation === undefined ? {} : { invitationHash: hashSecret(invitation) }
  try {
    const user = await store.users.create(
      { id, username, passwordHash, disabled: false, quota: {}, createdAt },
      { session: row, onlyAsFirst, ...invited },
    )
    return { user: toUser(user), secret }
  } catch (error) {
    throw refusalOf(error)
  }
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof StoreError)) return error
  switch (error.details?.reason) {
    case 'not first':
      return invitationNeeded()
    case 'unknown':
      return new ServiceError('NOT_FOUND', 'There is no such invitation; it may have been withdrawn')
    case 'used':
      return new ServiceError('CONFLICT', 'This invitation was used already', { details: error.details })
    case 'expired':
      return new ServiceError('LINK_EXPIRED', 'This invitation has expired; ask for a new one')
    default:
      return error
  }
}

const invitationNeeded = () =>
  new ServiceError('FORBIDDEN', 'Registration on this server needs an invitation', {
    details: { reason: 'invitation' },
  })
