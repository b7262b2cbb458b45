import type { TesseraError } from '../errors.ts'
import { createPace, type Pace } from './pace.ts'

/** What an upload is at. Sizes in bytes. */
export type UploadProgress =
  | { phase: 'hashing'; done: number; total: number }
  /** `resumable`: stopping loses nothing that has arrived. */
  | ({ phase: 'sending'; sent: number; total: number; resumable: boolean } & Pace)
  /** All bytes are there; the server looks at them. */
  | { phase: 'checking' }
  /** Tried again in a while. */
  | { phase: 'waiting'; error: TesseraError }

/** Says what one try is doing, and through `onStart` where it began. */
export function reportBytes(
  total: number,
  {
    resumable,
    onProgress,
    onStart,
  }: {
    resumable: boolean
    onProgress: (progress: UploadProgress) => void
    onStart: (offset: number) => void
  },
): (sent: number) => void {
  const paceOf = createPace(total)
  let started = false
  return (sent) => {
    if (!started) onStart(sent)
    started = true
    if (sent >= total) onProgress({ phase: 'checking' })
    else onProgress({ phase: 'sending', sent, total, resumable, ...paceOf(sent) })
  }
}
