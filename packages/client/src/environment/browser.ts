import { TesseraError, unreachable } from '../errors.ts'
import type { Environment, OnBytes } from './environment.ts'
import type { HashMessage } from './hash-worker.ts'

const prefix = 'tessera.upload.'

export const environment: Environment = {
  hash(file, { signal, onBytes }) {
    signal.throwIfAborted()
    try {
      const worker = new Worker(new URL('./hash-worker.js', import.meta.url), { type: 'module' })
      return hashInWorker(worker, file, { signal, onBytes })
    } catch {
      return hashHere(file, { signal, onBytes })
    }
  },

  // fetch does not tell how far it is.
  put: (url, { file, signal, onBytes }) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted()
      const request = new XMLHttpRequest()
      request.open('PUT', url)
      request.responseType = 'text'
      request.upload.onprogress = ({ loaded }) => onBytes(loaded)
      request.onload = () => resolve({ status: request.status, text: request.responseText })
      request.onerror = () => reject(unreachable('the connection broke off'))
      request.onabort = () => reject(signal.reason)
      signal.addEventListener('abort', () => request.abort(), { once: true })
      request.send(file)
    }),

  // tus-js-client's own reader of files is for browsers.
  readForTus: () => ({}),

  exclusively: (name, signal, work) =>
    hasLocks() ? navigator.locks.request(prefix + name, { signal }, work) : work(),

  async underWay(names) {
    if (!hasLocks()) return new Set()
    const { held = [] } = await navigator.locks.query()
    const taken = new Set(held.map(({ name }) => name))
    return new Set(names.filter((name) => taken.has(prefix + name)))
  },
}

/** Web Locks are missing on plain http outside localhost. */
function hasLocks(): boolean {
  return (navigator.locks as LockManager | undefined) !== undefined
}

interface HashOptions {
  signal: AbortSignal
  onBytes: OnBytes
}

function hashInWorker(worker: Worker, file: Blob, { signal, onBytes }: HashOptions): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    worker.onmessage = ({ data }: MessageEvent<HashMessage>) => {
      if ('done' in data) onBytes(data.done)
      else if ('sha256' in data) resolve(data.sha256)
      else reject(new TesseraError({ code: 'FILE_CHANGED', message: 'The file cannot be read any more' }))
    }
    // The page's policy, or the browser, lets none run.
    worker.onerror = () => resolve(hashHere(file, { signal, onBytes }))
    worker.postMessage(file)
  }).finally(() => worker.terminate())
}

async function hashHere(file: Blob, { signal, onBytes }: HashOptions): Promise<string> {
  const { hashBlob } = await import('./hash-blob.ts')
  return hashBlob(file, (done) => {
    signal.throwIfAborted()
    onBytes(done)
  })
}
