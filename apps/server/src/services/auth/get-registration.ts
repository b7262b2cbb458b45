import type { Registration } from '../../contract/account-objects.ts'
import type { Deps } from '../../deps.ts'

/** Who may register: what the page for it has to know before anybody is logged in. */
export async function getRegistration({
  store,
  config,
}: Pick<Deps, 'store' | 'config'>): Promise<Registration> {
  return { registration: config.registration, first: !(await store.users.hasAdmin()) }
}
