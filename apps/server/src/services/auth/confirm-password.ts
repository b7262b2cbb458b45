import type { Deps } from '../../deps.ts'
import type { Actor } from '../actor.ts'
import { ServiceError } from '../errors.ts'
import { checkPassword } from './check-password.ts'

/**
 * Asks somebody who is logged in for the password once more. Throws `INVALID_INPUT` that names the field if it is wrong, and `RATE_LIMITED`: a
 * stolen session must not be a way to guess it.
 */
export async function confirmPassword(
  deps: Pick<Deps, 'store' | 'passwords' | 'loginLimits'>,
  { username }: Actor,
  { password, field, address }: { password: string; field: string; address: string },
): Promise<void> {
  await checkPassword(deps, address, { username, password }).catch((error: unknown) => {
    if (!(error instanceof ServiceError && error.code === 'UNAUTHENTICATED')) throw error
    const issues = [{ field, message: 'This is not your password' }]
    throw new ServiceError('INVALID_INPUT', `Expected your password for ${field}`, { details: { issues } })
  })
}
