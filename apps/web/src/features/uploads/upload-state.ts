import type { UploadProgress } from '@tessera/client'
import type { UploadState } from '@tessera/ui'

/** What the client tells of an upload, as the tray shows it. */
export function toState(progress: UploadProgress): UploadState {
  switch (progress.phase) {
    case 'hashing':
      return { kind: 'hashing', done: progress.done }
    case 'sending': {
      const { sent, bytesPerSecond, secondsLeft, resumable } = progress
      return { kind: 'sending', sent, bytesPerSecond, secondsLeft, resumable }
    }
    case 'checking':
      return { kind: 'checking' }
    case 'waiting':
      return { kind: progress.error.code === 'UNREACHABLE' ? 'disconnected' : 'postponed' }
  }
}
