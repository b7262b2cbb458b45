import { Readable } from 'node:stream'
import type { Deps } from '../deps.ts'
import { type Actor, scopesOf } from '../services/actor.ts'
import { ingestImage } from '../services/images/ingest-image.ts'
import { demoScenes, paintScene } from './paint-scene.ts'

const username = 'Picky'
const password = 'test'

/** Makes the demo account with a few images, unless it is there; it is exempt from the rules for passwords. Only ever called when asked for. */
export async function makeDemo(deps: Deps): Promise<{ username: string; password: string; images: number }> {
  const { store, passwords, ids, clock } = deps
  const found = await store.users.getByUsername(username)
  const user =
    found ??
    (await store.users.create({
      id: ids(),
      username,
      passwordHash: await passwords.hash(password),
      // Its password is known to all, so it is never the admin, even where it comes first.
      role: 'member',
      disabled: false,
      quota: {},
      createdAt: clock().toISOString(),
    }))
  const actor: Actor = {
    userId: user.id,
    username,
    role: user.role,
    createdAt: user.createdAt,
    scopes: scopesOf(user.role),
    session: null,
  }
  if (!found) {
    for (const scene of demoScenes) {
      await ingestImage(deps, actor, {
        name: `${scene.name}.png`,
        source: Readable.from([paintScene(scene)]),
        via: 'rest',
        address: 'demo',
      }).ingested
    }
  }
  const { images } = await store.quota.usage(user.id)
  return { username, password, images: images.used }
}
