import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { BlobStore } from '@tessera/storage'
import { create as contentDisposition } from 'content-disposition'
import type { ZipFile } from '../services/images/list-zip-files.ts'
import { writeZip } from '../zip/write-zip.ts'
import { zipLength } from '../zip/zip-format.ts'
import { dataPolicy } from './answer.ts'

/** Sends an archive of these files while it is made, with its exact length. */
export async function sendZip(
  blobs: Pick<BlobStore, 'get'>,
  request: IncomingMessage,
  response: ServerResponse,
  { name, files }: { name: string; files: readonly ZipFile[] },
): Promise<void> {
  response.writeHead(200, {
    'Content-Type': 'application/zip',
    'Access-Control-Allow-Origin': '*',
    'Content-Length': zipLength(files),
    'Content-Disposition': contentDisposition(name),
    // What is in it may be other tomorrow.
    'Cache-Control': 'private, no-store',
    'Content-Security-Policy': dataPolicy,
    'Cross-Origin-Resource-Policy': 'cross-origin',
  })
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  const sources = files.map((file) => ({ ...file, open: () => readBlob(blobs, file.key) }))
  await pipeline(writeZip(sources), response)
}

async function readBlob(blobs: Pick<BlobStore, 'get'>, key: string): Promise<AsyncIterable<Uint8Array>> {
  const { body } = await blobs.get(key)
  return body instanceof Uint8Array ? Readable.from([body]) : body
}
