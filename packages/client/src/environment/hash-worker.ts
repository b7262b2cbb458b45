import { hashBlob } from './hash-blob.ts'

export type HashMessage = { done: number } | { sha256: string } | { failure: string }

// A worker's own `postMessage` has other parameters than a window's, and the library of types knows only one of the two.
const tell = (message: HashMessage) =>
  (globalThis as unknown as { postMessage(message: HashMessage): void }).postMessage(message)

globalThis.addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  hashBlob(data, (done) => tell({ done })).then(
    (sha256) => tell({ sha256 }),
    (error: unknown) => tell({ failure: String(error) }),
  )
})
