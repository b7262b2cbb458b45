import type { Store } from '@tessera/db'
import type { BlobStore } from '@tessera/storage'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Clock, Ids } from './ids.ts'
import type { ProgressBoard } from './jobs/progress.ts'
import type { JobRunner } from './jobs/runner.ts'
import type { Links } from './links.ts'
import type { Metrics } from './metrics.ts'
import type { AddressPolicy } from './outgoing/address-policy.ts'
import type { Seal } from './seal.ts'
import type { LoginLimits } from './services/auth/login-limits.ts'
import type { Passwords } from './services/auth/passwords.ts'
import type { Revocations } from './services/auth/revocations.ts'
import type { Sessions } from './services/auth/sessions.ts'
import type { Answers } from './services/idempotency/answers.ts'
import type { RequestLimits } from './services/request-limits.ts'
import type { Sharing } from './services/shares/create-sharing.ts'
import type { WorkLimits } from './services/work-limits.ts'
import type { TilingReader } from './tilings/tiling-reader.ts'
import type { Scan } from './uploads/create-scan.ts'
import type { DiskGuard } from './uploads/disk-guard.ts'
import type { PartialFiles } from './uploads/partial-files.ts'
import type { UploadLinks } from './uploads/upload-links.ts'
import type { UploadLocks } from './uploads/upload-locks.ts'
import type { DeliveryRunner } from './webhooks/delivery-runner.ts'
import type { WorkerPool } from './worker/pool.ts'

/** All that the services are built from; each takes only what it names. */
export interface Deps {
  config: Config
  clock: Clock
  ids: Ids
  logger: Logger
  metrics: Metrics
  store: Store
  blobs: BlobStore
  links: Links
  tilings: TilingReader
  pool: WorkerPool
  partials: PartialFiles
  uploadLocks: UploadLocks
  uploadLinks: UploadLinks
  disk: DiskGuard
  scan: Scan
  /** Of core, as the decoding processes run it; part of the identity of every output. */
  engineVersion: string
  jobs: JobRunner
  /** How far the jobs are that run. */
  progress: ProgressBoard
  deliveries: DeliveryRunner
  /** Where webhooks may lead. */
  destinations: AddressPolicy
  /** For the secrets of webhooks. */
  seal: Seal
  sessions: Sessions
  passwords: Passwords
  loginLimits: LoginLimits
  revocations: Revocations
  workLimits: WorkLimits
  requestLimits: RequestLimits
  answers: Answers
  sharing: Sharing
  /** Frees young garbage at once, where the runtime can; it is never needed for being right. */
  collectYoung: () => void
  /** Fires when the server begins to shut down: what would go on for ever ends. */
  stopping: AbortSignal
}
