import { expect, it } from 'vitest'
import { describeBytesRoutes } from '../src/rest/document/bytes-routes.ts'
import { type Client, newClient, request } from './client.ts'
import { listProcedures, listRoutes, type WayIn } from './every-way-in.ts'
import { makeOneOfEach, startTus } from './owned-things.ts'
import { type ServerProcess, startServer } from './server-process.ts'

type Ids = Record<string, string>

/** What an answer says of somebody else's things: that they are not there, each by itself or all in one. */
interface Refusal {
  error?: { code?: string; data?: { error?: { code: string } } }
  deleted?: string[]
  notFound?: string[]
  result?: { data?: { deleted?: string[]; notFound?: string[] } }
}

/** The ways in that take ids, each with every mixture of own and foreign ones in which one is foreign. */
function mixturesOf({ ids }: WayIn, { own, foreign }: { own: Ids; foreign: Ids }): Ids[] {
  const fields = Object.entries(ids)
  return Array.from({ length: 2 ** fields.length - 1 }, (_, i) =>
    Object.fromEntries(
      fields.map(([field, kind], bit) => {
        const id = ((i + 1) & (1 << bit) ? foreign : own)[kind]
        if (!id) throw new Error(`There is no ${kind} to try: say in test/owned-things.ts how one is made`)
        return [field, id]
      }),
    ),
  )
}

const codeOf = (body: Refusal): string | undefined => body.error?.data?.error?.code ?? body.error?.code

function isRefused({ isAdmin }: WayIn, body: Refusal): boolean {
  const code = codeOf(body)
  if (isAdmin) return code === 'FORBIDDEN' || code === 'NOT_FOUND'
  const { deleted, notFound } = body.result?.data ?? body
  return code === 'NOT_FOUND' || (deleted?.length === 0 && notFound?.length === 1)
}

/** Everything that the lists show of somebody, but for links. */
async function lookAt(server: ServerProcess, { token }: Client): Promise<string> {
  const lists = listRoutes().filter(
    (way) => !way.isWrite && !way.isAdmin && Object.keys(way.ids).length === 0,
  )
  const bodies = []
  for (const way of lists) {
    const { body } = await ask(server, way.fill({}), token)
    bodies.push(JSON.stringify(body).replaceAll(/"url(ExpiresAt)?":"[^"]*"/g, ''))
  }
  return bodies.join('\n')
}

function ask(
  { url }: ServerProcess,
  { method, path, body }: { method: string; path: string; body?: unknown },
  token: string,
) {
  const json = body === undefined ? {} : { 'Content-Type': 'application/json' }
  return request<Refusal>(url + path, {
    method,
    headers: { Authorization: `Bearer ${token}`, ...json },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

it('answers whoever names what is somebody else’s that there is no such thing, on every route and procedure', async () => {
  const server = await startServer()
  // The first one is the admin, who is not meant here.
  await newClient(server)
  const [owner, stranger] = [await newClient(server), await newClient(server)]
  const [foreign, own] = [await makeOneOfEach(owner), await makeOneOfEach(stranger)]
  await expect
    .poll(async () => (await owner.get<{ jobs: { status: string }[] }>('/jobs')).body.jobs)
    .not.toContainEqual(expect.objectContaining({ status: expect.stringMatching(/queued|processing/) }))
  const before = await lookAt(server, owner)

  const ways = [...listRoutes(), ...listProcedures()].filter(
    (way) => !way.isPublic && Object.keys(way.ids).length > 0,
  )
  const served: string[] = []
  let tried = 0
  for (const way of ways) {
    for (const ids of mixturesOf(way, { own, foreign })) {
      tried++
      const { status, body } = await ask(server, way.fill(ids), stranger.token)
      if (!isRefused(way, body)) served.push(`${way.name}: ${status} ${JSON.stringify(body)}`)
    }
  }
  expect(served).toEqual([])
  expect(tried).toBeGreaterThanOrEqual(ways.length)
  expect(ways.length).toBeGreaterThan(35)
  expect(await lookAt(server, owner)).toBe(before)

  // Their owners find all of it there, each by one of the two sets of ways: it was not refused because of a wrong id.
  const missed: string[] = []
  for (const [who, things, mine] of [
    [owner, foreign, listRoutes()],
    [stranger, own, listProcedures()],
  ] as const) {
    for (const way of inOrder(mine.filter(({ name }) => ways.some((other) => other.name === name)))) {
      if (way.isAdmin) continue
      const ids = Object.fromEntries(
        Object.entries(way.ids).map(([field, kind]) => [field, things[kind] ?? '']),
      )
      const { body } = await ask(server, way.fill(ids), who.token)
      if (codeOf(body) === 'NOT_FOUND') missed.push(way.name)
    }
  }
  expect(missed).toEqual([])
}, 240_000)

/** What ends a thing comes last; an image after all that was made of it, and many images after one. */
function inOrder(ways: WayIn[]): WayIn[] {
  const rank = ({ name, isEnd, ids }: WayIn) => {
    if (!isEnd) return 0
    if (/images\.delete|images\/delete$/.test(name)) return 9
    return name.endsWith('/images/{id}') ? 8 : 5 - Object.keys(ids).length
  }
  return ways.toSorted((a, b) => rank(a) - rank(b))
}

it('leaves no id out that a schema knows', () => {
  const all = [...listRoutes(), ...listProcedures()].filter(({ isAdmin }) => !isAdmin)
  const missing = all.flatMap(({ name, possibleIds }) => {
    const tried = all.filter((way) => way.name === name).flatMap(({ ids }) => Object.keys(ids))
    return possibleIds.filter((field) => !tried.includes(field)).map((field) => `${name}: ${field}`)
  })
  expect(missing, 'give it a further body in test/every-way-in.ts').toEqual([])
})

it('does so on the routes that move bytes', async () => {
  const server = await startServer()
  const [owner, stranger] = [await newClient(server), await newClient(server)]
  const upload = await startTus(owner, server.url)
  const tus = { Authorization: `Bearer ${stranger.token}`, 'Tus-Resumable': '1.0.0' }
  const statuses = async (id: string) => [
    (await request(`${server.url}/api/v1/tus/${id}`, { method: 'HEAD', headers: tus })).status,
    (
      await request(`${server.url}/api/v1/tus/${id}`, {
        method: 'PATCH',
        headers: { ...tus, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
        body: 'x',
      })
    ).status,
    (await request(`${server.url}/api/v1/tus/${id}`, { method: 'DELETE', headers: tus })).status,
  ]
  expect(await statuses(upload)).toEqual([404, 404, 404])
  // The same as of one that never was.
  expect(await statuses('01kq7x3v9m2c4d6f8g0h1j2k3m')).toEqual([404, 404, 404])
  const mine = { ...tus, Authorization: `Bearer ${owner.token}` }
  expect(
    (await request(`${server.url}/api/v1/tus/${upload}`, { method: 'HEAD', headers: mine })).headers.get(
      'upload-offset',
    ),
  ).toBe('0')
  // A further one has to be thought of here, or in a test of its own.
  expect(Object.keys(describeBytesRoutes())).toEqual([
    // These take no ids.
    '/api/v1/images',
    // The address is signed, and is the permission itself (tickets.test.ts).
    '/api/v1/uploads/{ticket}',
    '/api/v1/compress',
    // So is the link (files.test.ts).
    '/files/{token}/{path}',
    '/api/v1/tus',
    '/api/v1/tus/{id}',
  ])
})
