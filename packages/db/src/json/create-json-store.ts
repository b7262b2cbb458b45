import { randomUUID } from 'node:crypto'
import type { Store } from '../port.ts'
import type { QuotaLimits } from '../rows.ts'
import { type CheckpointSettings, createCheckpoints } from './checkpoints.ts'
import { type CommitQueue, createCommitQueue } from './commit-queue.ts'
import { createCompressions } from './compressions.ts'
import { createDeliveries } from './deliveries.ts'
import { createEngine } from './engine.ts'
import { createEventListeners, createEvents } from './events.ts'
import { diskOperations, type FileOperations } from './file-operations.ts'
import { lockFolder } from './folder-lock.ts'
import { createIdempotencyKeys } from './idempotency-keys.ts'
import { createImages } from './images.ts'
import { createInvitations } from './invitations.ts'
import { createJobs } from './jobs.ts'
import { createJournal } from './journal.ts'
import { type StoreLogger, silentLogger } from './logger.ts'
import { schemaVersion } from './migrations.ts'
import { createPresets } from './presets.ts'
import { createQuota } from './quota.ts'
import { readState } from './read-state.ts'
import { openManifest, requeueProcessing } from './recover.ts'
import { createReservations } from './reservations.ts'
import { createSessions } from './sessions.ts'
import { createShares } from './shares.ts'
import { nameFolders } from './store-folders.ts'
import { createTickets } from './tickets.ts'
import { createTilings } from './tilings.ts'
import { createTokens } from './tokens.ts'
import { upgradeStore } from './upgrade.ts'
import { createUploads } from './uploads.ts'
import { createUsers } from './users.ts'
import { createWebhooks } from './webhooks.ts'

export interface JsonStoreOptions {
  /** Made if it is not there. Nothing else may write into it. */
  folder: string
  limits: QuotaLimits
  clock: () => Date
  logger?: StoreLogger
  /** Makes the ids of reservations, the only ones that the store makes itself. */
  newId?: () => string
  files?: FileOperations
  /** Bytes of documents that are kept in memory; 64 MiB if not given. */
  cacheBytes?: number
  checkpoints?: Partial<CheckpointSettings>
}

const mebibyte = 1024 * 1024

/**
 * Opens the store in `folder`: one JSON document per user behind one journal. Rejects with a `StoreOpenError` when another process
 * has it, or when it is damaged or of a newer version; then nothing was changed.
 */
export async function createJsonStore(options: JsonStoreOptions): Promise<Store> {
  const { folder, files = diskOperations } = options
  await files.makeFolder(folder)
  const unlock = lockFolder(folder)
  try {
    return await openStore(options, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

async function openStore(options: JsonStoreOptions, unlock: () => void): Promise<Store> {
  const { limits, clock, logger = silentLogger, newId = randomUUID, files = diskOperations } = options
  const folders = nameFolders(options.folder)
  const { manifest, asideIds } = await openManifest(files, folders)
  const { lookup, documents, totals, apply, segments, lastSeq } = await readState(
    { files, folders, logger },
    { manifest, asideIds, cacheBytes: options.cacheBytes ?? 64 * mebibyte },
  )

  const journal = createJournal(files, folders.journal, segments)
  const listeners = createEventListeners(logger)
  const checkpoints = createCheckpoints({
    files,
    folders,
    journal,
    documents,
    lookup,
    totals,
    queue: () => queue,
    logger,
    settings: {
      startBytes: 24 * mebibyte,
      limitBytes: 56 * mebibyte,
      quietMilliseconds: 1000,
      ...options.checkpoints,
    },
    knownShards: manifest.shards,
  })
  const queue: CommitQueue = createCommitQueue({
    journal,
    lastSeq,
    makeRoom: checkpoints.makeRoom,
    apply,
    notify: (changes) => {
      checkpoints.noteCommit()
      listeners.notify(changes)
    },
    logger,
  })
  let closing: Promise<void> | null = null
  const engine = createEngine({ documents, lookup, totals, queue, isClosed: () => closing !== null })
  if (manifest.schema < schemaVersion) {
    await queue.commit(await upgradeStore(documents, { lookup, totals, logger }))
  }
  // Those whose document was restored since; a read counts them.
  for (const userId of lookup.shards.flatMap(({ uncounted }) => [...uncounted.keys()])) {
    await engine.read(userId).catch(() => undefined)
  }
  const requeued = await requeueProcessing(documents, lookup, { now: clock().toISOString(), logger })
  if (requeued) await queue.commit(requeued)

  const reservations = createReservations(clock)

  async function close(): Promise<void> {
    try {
      await queue.drain()
      await checkpoints.finish()
      queue.fail('the store is closed')
      await queue.drain()
      await journal.close()
    } finally {
      unlock()
    }
  }

  return {
    users: createUsers(engine),
    sessions: createSessions(engine),
    tokens: createTokens(engine),
    invitations: createInvitations(engine),
    images: createImages(engine, reservations, limits),
    compressions: createCompressions(engine, limits),
    tilings: createTilings(engine, limits),
    presets: createPresets(engine),
    shares: createShares(engine),
    tickets: createTickets(engine, reservations, { limits, clock }),
    uploads: createUploads(engine),
    jobs: createJobs(engine, reservations, limits),
    webhooks: createWebhooks(engine),
    deliveries: createDeliveries(engine),
    idempotencyKeys: createIdempotencyKeys(engine),
    events: createEvents(engine, listeners),
    quota: createQuota(engine, reservations, { limits, newId, clock }),
    health: async () => {
      const reason = closing ? 'the store is closed' : queue.failure
      return reason === null ? { writable: true } : { writable: false, reason }
    },
    close: () => {
      closing ??= close()
      return closing
    },
  }
}
