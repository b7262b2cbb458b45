import type { UploadOptions } from 'tus-js-client'

/** How far something is, in bytes. */
export type OnBytes = (done: number) => void

/** What browsers and Node do each in their own way. */
export interface Environment {
  /** SHA-256 in hex; the page does not stall meanwhile. Rejects with the signal's reason. */
  hash(file: Blob, options: { signal: AbortSignal; onBytes: OnBytes }): Promise<string>
  /** Puts a file to an address; rejects with `UNREACHABLE`, or the signal's reason. */
  put(
    url: string,
    options: { file: Blob; signal: AbortSignal; onBytes: OnBytes },
  ): Promise<{ status: number; text: string }>
  /** How tus reads a file here; `onError` hears that it cannot be read any more. */
  readForTus(onError: (error: unknown) => void): Pick<UploadOptions, 'fileReader'>
  /** Does the work in one page of this browser at a time; the others wait for their turn. */
  exclusively<Result>(name: string, signal: AbortSignal, work: () => Promise<Result>): Promise<Result>
  /** Of these names, those that some page is at work on. */
  underWay(names: readonly string[]): Promise<ReadonlySet<string>>
}
