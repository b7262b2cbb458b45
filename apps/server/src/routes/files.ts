import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Deps } from '../deps.ts'
import { createLentBuffers } from '../http/lent-buffers.ts'
import type { RawRequest } from '../http/raw-request.ts'
import { sendFile } from '../http/send-file.ts'
import { sendZip } from '../http/send-zip.ts'
import { notFound, ServiceError } from '../services/errors.ts'
import { listZipFiles } from '../services/images/list-zip-files.ts'
import { readZipClaim } from '../services/images/zip-link.ts'
import { createClaimReader } from '../services/tilings/tiling-claim.ts'
import { sendTile } from './tiles.ts'

export const filesPrefix = '/files/'

/** What files are read into, as long as they are sent. */
const lentBytes = 16 * 2 ** 20

/** `GET /files/{token}/{path}`: the one way out for bytes. The link itself is the permission; no account is asked for. */
export function createFilesRoute({
  store,
  blobs,
  links,
  tilings,
  clock,
}: Pick<Deps, 'store' | 'blobs' | 'links' | 'tilings' | 'clock'>) {
  const readClaim = createClaimReader()
  const buffers = createLentBuffers({ maxBytes: lentBytes })

  async function run(
    request: IncomingMessage,
    response: ServerResponse,
    { requestId, setHeaders }: RawRequest,
  ): Promise<void> {
    const url = request.url ?? ''
    if (request.method === 'OPTIONS') return answerPreflight(response, setHeaders)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new ServiceError('NOT_FOUND', 'Files can only be read here')
    const question = url.indexOf('?')
    const signed = url.slice(filesPrefix.length, question < 0 ? undefined : question)
    const { key, name, expiresAt } = links.open(signed)
    const claim = readClaim(key)
    if (claim) {
      const tile = { claim, path: name, expiresAt, now: clock(), requestId }
      return sendTile({ tilings }, { request, response }, tile)
    }
    const selection = readZipClaim(key)
    if (selection) {
      const files = await listZipFiles({ store, blobs }, selection)
      if (files.length === 0) throw notFound('image any more')
      setHeaders()
      return sendZip(blobs, request, response, { name, files })
    }
    const attachment = question >= 0 && new URLSearchParams(url.slice(question)).has('download')
    const file = { key, name, expiresAt, now: clock(), attachment, requestId }
    await sendFile({ blobs, buffers }, { request, response }, file)
  }

  return (request: IncomingMessage, response: ServerResponse, raw: RawRequest): Promise<void> =>
    run(request, response, raw).catch((error: unknown) => {
      // A page elsewhere is to know why it got nothing.
      if (!response.headersSent) {
        raw.setHeaders()
        response.setHeader('Access-Control-Allow-Origin', '*')
        response.setHeader('Access-Control-Expose-Headers', 'Content-Range, ETag, X-Request-Id')
      }
      throw error
    })
}

/** A page elsewhere that reads a range sends a header of its own, so its browser asks first. */
function answerPreflight(response: ServerResponse, setHeaders: () => void): void {
  setHeaders()
  response.writeHead(204, {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'GET, HEAD',
    'Access-Control-Allow-Headers': 'Range, If-Range, If-None-Match',
    'Access-Control-Max-Age': '86400',
  })
  response.end()
}
