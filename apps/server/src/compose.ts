import type { ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Store } from '@tessera/db'
import { createJsonStore, StoreOpenError } from '@tessera/db/json'
import { createCachedBlobs } from '@tessera/storage'
import { createFileSystemBlobs } from '@tessera/storage/file-system'
import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'
import type { Deps } from './deps.ts'
import { type Clock, createIds } from './ids.ts'
import { createProgressBoard } from './jobs/progress.ts'
import { createRunJob } from './jobs/run-job.ts'
import { createJobRunner } from './jobs/runner.ts'
import { createLinks } from './links.ts'
import { createMetrics } from './metrics.ts'
import { loadSecret } from './secret.ts'
import { createHttpServer } from './server.ts'
import { createLoginLimits } from './services/auth/login-limits.ts'
import { createPasswords } from './services/auth/passwords.ts'
import { createRevocations } from './services/auth/revocations.ts'
import { createSessions } from './services/auth/sessions.ts'
import { ServiceError } from './services/errors.ts'
import { createAnswers } from './services/idempotency/answers.ts'
import { createRequestLimits } from './services/request-limits.ts'
import { createSharing } from './services/shares/create-sharing.ts'
import { sweepUploads } from './services/upkeep/sweep-uploads.ts'
import { createWorkLimits } from './services/work-limits.ts'
import { createTilingReader } from './tilings/tiling-reader.ts'
import { timeStore } from './timed-store.ts'
import { startUpkeep } from './upkeep.ts'
import { createScan } from './uploads/create-scan.ts'
import { createDiskGuard } from './uploads/disk-guard.ts'
import { createPartialFiles } from './uploads/partial-files.ts'
import { createUploadLinks } from './uploads/upload-links.ts'
import { createUploadLocks } from './uploads/upload-locks.ts'
import { composeWebhooks } from './webhooks/compose-webhooks.ts'
import { createWorkerPool } from './worker/pool.ts'
import { probeChild } from './worker/probe-child.ts'

/** What composing needs of the machine, so that nothing else reaches for it. */
export interface Machine {
  clock: Clock
  collectYoung: () => void
  spawnChild: (limits: { dataBytes: number | null }) => ChildProcess
  /** Where programs of the operator are looked for: PATH. */
  searchPath: string | undefined
  /** Ends a group of processes that was started here. */
  killGroup: (pid: number) => void
}

export interface Tessera {
  deps: Deps
  /** Where people reach it. */
  url: string
  /** Accepts nothing new, finishes what is in flight, brings everything to disk. */
  close(): Promise<void>
}

/** Whether a start failed of something that its message tells the operator: the data in use elsewhere, damaged or of a newer version, a port that is taken. */
export function isStartFailure(error: unknown): error is Error {
  const system = error instanceof Error && 'code' in error && 'syscall' in error
  return system || error instanceof StoreOpenError || error instanceof ServiceError
}

const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** Small files that were sent lately, kept in memory. */
const cachedBytes = 64 * 2 ** 20
const cachedEntryBytes = 256 * 2 ** 10

/** Where the tiles of archives lie that were asked for lately: 16 bytes a tile, so those of 1,000 panoramas of 200 megapixels. */
const maxIndexBytes = 96 * 2 ** 20

/** How long what is in flight may take to finish at a shutdown before its connections are cut. */
const graceMilliseconds = 25_000

/** Builds every part once, starts listening, and closes them in reverse order. */
export async function compose(
  config: Config,
  { clock, collectYoung, spawnChild, searchPath, killGroup }: Machine,
): Promise<Tessera> {
  const { logger, flush } = createLogger(config)
  const releasers: (() => Promise<void> | void)[] = [flush]
  const release = async () => {
    for (const releaser of releasers.splice(0).reverse()) await releaser()
  }
  try {
    mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 })
    const ids = createIds({ clock })
    const metrics = createMetrics()
    const store = timeStore(await openStore(config, { clock, logger }), metrics)
    releasers.push(() => store.close())
    const secret = loadSecret(config)
    const files = createFileSystemBlobs({ folder: config.dataFolder })
    const blobs = createCachedBlobs(files, { maxBytes: cachedBytes, maxEntryBytes: cachedEntryBytes })

    const { engineVersion, dataBytes } = await probeChild(() => spawnChild({ dataBytes: null }))
    const pool = createWorkerPool({
      size: config.workers,
      spawnChild: () => spawnChild({ dataBytes }),
      logger,
      onTask: ({ kind, outcome, seconds }) => metrics.tasks.observe({ kind, outcome }, seconds),
    })
    releasers.push(() => pool.close())

    // Requests bring the origin that they came by; this one is for links that nobody asked for by a request.
    const links = createLinks({
      secret,
      ttlSeconds: config.links.ttlSeconds,
      baseUrl: config.publicUrl ?? `http://localhost:${config.port}`,
      clock,
    })
    const tilings = createTilingReader({ blobs, maxIndexBytes })
    metrics.gauge('tiling_index_bytes', 'Bytes of memory that know where tiles lie', () => tilings.indexBytes)
    const disk = createDiskGuard({ folder: config.dataFolder, minFreeBytes: config.uploads.minFreeBytes })
    const progress = createProgressBoard()
    const runJob = createRunJob({ store, blobs, pool, ids, config, disk, logger, metrics, clock, progress })
    const jobs = createJobRunner({ store, pool, clock, logger, runJob })
    metrics.gauge('jobs_waiting', 'Jobs that wait for their turn', () => jobs.waiting)
    metrics.gauge('tasks_waiting', 'Tasks that wait for a decoding process', () => pool.waiting)
    metrics.gauge('tasks_running', 'Decoding processes that work', () => pool.running)
    const webhooks = composeWebhooks({ store, clock, logger, metrics, config, secret })
    const secure = config.publicUrl?.startsWith('https:') ?? false
    const sessions = createSessions({ store, clock, ids, secure })
    const passwords = await createPasswords()
    const sharing = createSharing({ store, blobs, pool, config, disk, clock, logger }, { secret })
    releasers.push(() => sharing.views.flush())
    const stopping = new AbortController()
    const loginLimits = createLoginLimits({ scale: config.rateLimitScale })
    const deps: Deps = {
      config,
      clock,
      ids,
      logger,
      metrics,
      store,
      blobs,
      links,
      tilings,
      pool,
      partials: createPartialFiles({
        folder: `${config.dataFolder}/uploads`,
        restSeconds: config.uploads.restSeconds,
        collectYoung,
      }),
      uploadLocks: createUploadLocks(),
      uploadLinks: createUploadLinks({ secret, clock }),
      disk,
      scan: createScan({ ...config.scan, searchPath, killGroup, logger }),
      engineVersion,
      jobs,
      progress,
      ...webhooks,
      sessions,
      passwords,
      loginLimits,
      revocations: createRevocations(),
      workLimits: createWorkLimits({ scale: config.rateLimitScale }),
      requestLimits: createRequestLimits({ scale: config.rateLimitScale }),
      answers: createAnswers({ secret }),
      sharing,
      collectYoung,
      stopping: stopping.signal,
    }

    // Files of uploads count nowhere once their tickets have expired, so they go before new ones come.
    await sweepUploads(deps)
    const server = createHttpServer(deps, { webFolder })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(config.port, config.host, resolve)
    })
    const { port } = server.address() as AddressInfo
    logger.info({ host: config.host, port }, 'listening')
    await jobs.resume()
    webhooks.deliveries.start()
    releasers.push(startUpkeep(deps))

    return {
      deps,
      url: config.publicUrl ?? `http://localhost:${port}`,
      async close() {
        stopping.abort()
        await closeServer(server)
        await withinGrace(Promise.all([jobs.drain(), webhooks.deliveries.drain()]))
        await release()
      },
    }
  } catch (error) {
    await release()
    throw error
  }
}

/** The database of the data folder, which one process holds at a time. Throws `StoreOpenError` with words for the operator. */
export function openStore(
  config: Config,
  { clock, logger }: { clock: Clock; logger?: Logger },
): Promise<Store> {
  const options = { folder: `${config.dataFolder}/db`, limits: config.quota, clock }
  return createJsonStore(logger ? { ...options, logger } : options)
}

/** Lines are written in lumps, at least each second: one write per request was the largest cost of sending a file. A crash may lose the last. */
function createLogger({ logLevel }: Config): { logger: Logger; flush: () => void } {
  const destination = pino.destination({ sync: false, minLength: 8192, periodicFlush: 1000 })
  const options = { level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: redacted }
  return { logger: pino(options, destination), flush: () => destination.flushSync() }
}

const redacted = ['password', 'token', 'secret', 'headers.authorization', 'headers.cookie']

async function closeServer(server: ReturnType<typeof createHttpServer>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // A connection whose last answer ends only now becomes idle later, and would then be kept alive for a minute.
  const sweeping = setInterval(() => server.closeIdleConnections(), 50)
  await withinGrace(closed)
  clearInterval(sweeping)
  server.closeAllConnections()
}

async function withinGrace(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, graceMilliseconds)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}
