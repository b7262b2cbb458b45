import { type Client, expectStatus, request } from './client.ts'
import { photograph } from './pictures.ts'

/**
 * Makes a thing that a client then owns, and answers with its id. By what stands before the id in a path (`/images/{id}`), which is also the name of
 * its tRPC router. A route or procedure with an id of a kind that is not here fails the tests that go through all of them: add how one is made.
 */
const makers: Record<string, (owner: Client) => Promise<string>> = {
  images: async (owner) => (await owner.store(await photograph({ seed: seedOf(owner) }))).id,
  'by-hash': async (owner) => {
    const { body } = await owner.get<{ images: { sha256: string }[] }>('/images')
    return body.images[0]?.sha256 ?? ''
  },
  compressions: async (owner) => {
    const recipe = { format: 'webp', width: 64 }
    return make(owner, `/images/${await firstId(owner, 'images')}/compressions`, recipe, 'compression')
  },
  tilings: async (owner) => {
    const image = await firstId(owner, 'images')
    return make(owner, `/images/${image}/tilings`, { tileSize: 256 }, 'tiling')
  },
  jobs: (owner) => firstId(owner, 'jobs'),
  presets: (owner) => make(owner, '/presets', { name: 'Web', recipe: { format: 'webp' } }, 'preset'),
  tokens: async (owner) => make(owner, '/tokens', { name: 'laptop' }),
  uploads: async (owner) => make(owner, '/uploads', { name: 'a.jpg', bytes: 1000 }, null, 'ticket'),
  // A name that is nobody's: tests call nobody.
  webhooks: (owner) => make(owner, '/webhooks', { url: 'https://receiver.invalid/hook' }, 'webhook'),
  deliveries: async (owner) =>
    make(owner, `/webhooks/${await firstId(owner, 'webhooks')}/test`, undefined, 'delivery'),
  shares: async (owner) => make(owner, '/shares', { imageIds: [await firstId(owner, 'images')] }, 'share'),
  sessions: (owner) => firstId(owner, 'sessions'),
  // Only admins have some; everybody else is refused whatever they name.
  admin: async () => '01kq7x3v9m2c4d6f8g0h1j2k3m',
  invitations: async () => '01kq7x3v9m2c4d6f8g0h1j2k3m',
  users: async (owner) => (await owner.get<{ user: { id: string } }>('/me')).body.user.id,
}

/** One of each kind there is, made in the order in which they need each other. */
export async function makeOneOfEach(owner: Client): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const [kind, maker] of Object.entries(makers)) ids[kind] = await maker(owner)
  return ids
}

/** Another for each owner: the same bytes would be the same image only for the same person, but differ all the same. */
function seedOf({ username }: Client): number {
  return Number.parseInt(username.slice(1, 9), 16)
}

async function make(
  owner: Client,
  path: string,
  body: unknown,
  name: string | null = null,
  field = 'id',
): Promise<string> {
  const answer = await owner.send<Record<string, unknown>>('POST', path, body)
  if (answer.status !== 201 && answer.status !== 202)
    throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  const made = (name === null ? answer.body : answer.body[name]) as Record<string, string>
  return made[field] ?? ''
}

async function firstId(owner: Client, plural: string): Promise<string> {
  const { body } = await expectStatus<Record<string, { id: string }[]>>(200, owner.get(`/${plural}`))
  return body[plural]?.[0]?.id ?? ''
}

/** A resumable upload of the owner's that has begun. */
export async function startTus(owner: Client, url: string): Promise<string> {
  const { headers } = await expectStatus(
    201,
    request(`${url}/api/v1/tus`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${owner.token}`,
        'Tus-Resumable': '1.0.0',
        'Upload-Length': '1000',
      },
    }),
  )
  return headers.get('location')?.split('/').at(-1) ?? ''
}
