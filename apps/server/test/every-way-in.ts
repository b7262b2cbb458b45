import type { z } from 'zod'
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
  /** For admins. */
  isAdmin: boolean
  /** The fields of it that hold ids, each with the kind of thing. */
  ids: Record<string, string>
  /** The same request, with these ids. */
  fill(ids: Record<string, string>): { method: string; path: string; body?: unknown }
}

/** Every line of the REST table. */
export function listRoutes(): WayIn[] {
  return restTable.map((route) => {
    const { method, path, public: isPublic } = route
    const segments = path.split('/')
    const ids: Record<string, string> = {}
    for (const [i, segment] of segments.entries()) {
      const name = /^\{(\w+)\}$/.exec(segment)?.[1]
      if (name) ids[name] = segments[i - 1] ?? ''
    }
    const body = exampleOf(route)
    const inBody = findIds(body, segments[3] ?? '')
    return {
      name: `${method.toUpperCase()} ${path}`,
      isPublic,
      isWrite: method !== 'get',
      isAdmin: path.startsWith('/api/v1/admin/'),
      ids: { ...ids, ...inBody },
      fill: (values) => ({
        method: method.toUpperCase(),
        path: path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? '')),
        ...(body !== undefined && { body: withIds(body, inBody, values) }),
      }),
    }
  })
}

interface Procedure {
  _def: { type: 'query' | 'mutation' | 'subscription'; inputs: z.ZodType[] }
}

/** Every procedure of the tRPC router. */
export function listProcedures(): WayIn[] {
  const procedures = appRouter._def.procedures as unknown as Record<string, Procedure>
  return Object.entries(procedures).map(([name, { _def }]) => {
    const [entity = ''] = name.split('.')
    const [schema] = _def.inputs
    const input = schema && sampleOf(schema, 'input')
    const ids = findIds(input, entity)
    return {
      name,
      isPublic: entity === 'auth' && name !== 'auth.logout',
      isWrite: _def.type === 'mutation',
      isAdmin: entity === 'admin',
      ids,
      fill(values) {
        const filled = withIds(input, ids, values)
        if (_def.type === 'mutation') return { method: 'POST', path: `/trpc/${name}`, body: filled ?? {} }
        const query = filled === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(filled))}`
        return { method: 'GET', path: `/trpc/${name}${query}` }
      },
    }
  })
}

/** `id` and `ids` are of the entity itself, `imageId` and `imageIds` of images. */
function findIds(body: unknown, entity: string): Record<string, string> {
  if (typeof body !== 'object' || body === null) return {}
  const kinds = Object.keys(body).flatMap((field) => {
    if (field === 'hash') return [[field, 'by-hash']]
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
