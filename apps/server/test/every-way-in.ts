import { z } from 'zod'
import { exampleOf } from '../src/rest/document/describe-route.ts'
import { sampleOf } from '../src/rest/document/sample.ts'
import { restTable } from '../src/rest/table.ts'
import { appRouter } from '../src/trpc/router.ts'

/** A route or a procedure, as a request that its schema allows; ids in it are still to be filled in. */
export interface WayIn {
  /** `GET /api/v1/me`, or `images.list`. */
  name: string
  isPublic: boolean
  isWrite: boolean
  /** It makes an end of what it names. */
  isEnd: boolean
  /** For admins. */
  isAdmin: boolean
  /** The fields of it that hold ids, each with the kind of thing. */
  ids: Record<string, string>
  /** Those that its schema knows: this request may leave some out. */
  possibleIds: string[]
  /** The same request, with these ids. */
  fill(ids: Record<string, string>): { method: string; path: string; body?: unknown }
}

/** Every line of the REST table. */
export function listRoutes(): WayIn[] {
  return restTable.flatMap((route) => {
    const name = `${route.method.toUpperCase()} ${route.path}`
    return [exampleOf(route), ...(otherBodies[name] ?? [])].map((body) => toWayIn(route, body))
  })
}

function toWayIn(route: (typeof restTable)[number], body: unknown): WayIn {
  const { method, path, public: isPublic } = route
  const segments = path.split('/')
  const ids: Record<string, string> = {}
  for (const [i, segment] of segments.entries()) {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1]
    if (name) ids[name] = segments[i - 1] ?? ''
  }
  const inBody = findIds(body, segments[3] ?? '')
  return {
    name: `${method.toUpperCase()} ${path}`,
    isPublic,
    isWrite: method !== 'get',
    isEnd: method === 'delete' || path.endsWith('/delete'),
    isAdmin: path.startsWith('/api/v1/admin/'),
    ids: { ...ids, ...inBody },
    possibleIds: [...Object.keys(ids), ...idFieldsOf(route.body), ...idFieldsOf(route.query)],
    fill: (values) => ({
      method: method.toUpperCase(),
      path: path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? '')),
      ...(body !== undefined && { body: withIds(body, inBody, values) }),
    }),
  }
}

/** What can be asked for in several ways that exclude each other. */
const otherBodies: Record<string, object[]> = {
  'POST /api/v1/shares': [{ compressionIds: [''] }, { tilingId: '' }],
  'shares.create': [{ imageIds: [''] }, { compressionIds: [''] }, { tilingId: '' }],
}

/** Procedures whose `id` is not of what their router is named after. */
const otherKinds: Record<string, string> = {
  'webhooks.delivery': 'deliveries',
  'webhooks.replay': 'deliveries',
}

const publicProcedures = new Set([
  'auth.registration',
  'auth.register',
  'auth.login',
  'auth.token',
  'shared.open',
  'shared.unlock',
])

interface Procedure {
  _def: { type: 'query' | 'mutation' | 'subscription'; inputs: z.ZodType[] }
}

/** Every procedure of the tRPC router. */
export function listProcedures(): WayIn[] {
  const procedures = appRouter._def.procedures as unknown as Record<string, Procedure>
  return Object.entries(procedures).flatMap(([name, procedure]) => {
    const [schema] = procedure._def.inputs
    const inputs = otherBodies[name] ?? [schema && sampleOf(schema, 'input')]
    return inputs.map((input) => toProcedure(name, procedure, input))
  })
}

function toProcedure(name: string, { _def }: Procedure, input: unknown): WayIn {
  const [entity = ''] = name.split('.')
  const ids = findIds(input, otherKinds[name] ?? entity)
  return {
    name,
    isPublic: publicProcedures.has(name),
    isWrite: _def.type === 'mutation',
    isEnd: /\.(delete|revoke|cancel)$/.test(name),
    isAdmin: entity === 'admin',
    ids,
    possibleIds: idFieldsOf(_def.inputs[0]),
    fill(values) {
      const filled = withIds(input, ids, values)
      if (_def.type === 'mutation') return { method: 'POST', path: `/trpc/${name}`, body: filled ?? {} }
      const query = filled === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(filled))}`
      return { method: 'GET', path: `/trpc/${name}${query}` }
    },
  }
}

/** The fields of a schema that hold ids. */
function idFieldsOf(schema: z.ZodType | undefined): string[] {
  if (!schema) return []
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return Object.keys(findIds(properties, ''))
}

/** `id` and `ids` are of the entity itself, `imageId` and `imageIds` of images. */
function findIds(body: unknown, entity: string): Record<string, string> {
  if (typeof body !== 'object' || body === null) return {}
  const kinds = Object.keys(body).flatMap((field) => {
    if (field === 'hash') return [[field, 'by-hash']]
    // The number of an event, counted for each account by itself.
    if (field === 'lastEventId') return []
    const noun = /^(?:ids?|(\w+?)Ids?)$/.exec(field)
    return noun ? [[field, noun[1] === undefined ? entity : `${noun[1]}s`]] : []
  })
  return Object.fromEntries(kinds)
}

function withIds(body: unknown, ids: Record<string, string>, values: Record<string, string>): unknown {
  if (typeof body !== 'object' || body === null) return body
  const filled = Object.entries(body).map(([field, value]) => {
    if (!(field in ids)) return [field, value]
    return [field, Array.isArray(value) ? [values[field]] : values[field]]
  })
  return Object.fromEntries(filled)
}
