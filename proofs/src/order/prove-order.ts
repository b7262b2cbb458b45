import { join } from 'node:path'
import type { Proof } from '../proof.ts'
import { register } from '../server/client.ts'
import type { Operation } from '../server/operations.ts'
import { makePicture } from '../server/pictures.ts'
import type { Step } from '../trace/file-steps.ts'
import { traceServer } from '../trace/trace-server.ts'

/**
 * Traces the server's system calls while people register, upload, compress and delete, as many at once as there are people, and holds each
 * answer of 2xx to this: before its first byte left, the journal's bytes about it were synced; so were the bytes of each blob before its rename, and
 * its folder after it, and each new folder's parent. `count` is how many answers are looked at.
 */
export const proveOrder: Proof = async ({ count, createFolder, say }) => {
  const folder = await createFolder('order')
  const each = Math.ceil(count / 4)
  const people = Math.ceil(each / 10)
  const log = join(await createFolder('trace'), 'trace.log')
  const env = { TESSERA_IMAGES_PER_USER: '100' }
  say('order: tracing')
  const trace = await traceServer({ folder, env, log }, async (url, operations) => {
    await Promise.all(Array.from({ length: people }, () => live(url, operations, Math.ceil(each / people))))
    // As many accounts as there are of the rest.
    while (operations.filter(({ kind }) => kind === 'register').length < each) await register(url, operations)
  })
  say('order: reading')
  const looked = trace.operations.filter(({ kind, acknowledged }) => kind !== 'other' && acknowledged)
  const problems: string[] = []
  let kept = 0
  for (const operation of looked) {
    const at = trace.answeredAt(operation)
    const missing = findUnsynced(trace.steps, operation, at)
    if (missing.length === 0) kept++
    else problems.push(...missing.map((what) => `${operation.kind} was answered before ${what}`))
  }
  const wanted = looked.length >= count
  if (!wanted) problems.push(`only ${looked.length} of ${count} were acknowledged`)
  const kinds = ['register', 'upload', 'compress', 'delete'].map(
    (kind) => `${looked.filter((operation) => operation.kind === kind).length} ${kind}`,
  )
  return {
    passed: problems.length === 0,
    lines: [
      `${kept} of ${looked.length} answers left after their data was synced (${kinds.join(', ')})`,
      ...problems,
    ],
  }
}

async function live(url: string, operations: Operation[], rounds: number): Promise<void> {
  const client = await register(url, operations)
  for (let round = 0; client && round < rounds; round++) {
    const id = await client.upload(await makePicture())
    if (id === null) continue
    await client.compress(id, { format: 'webp', width: 20 })
    await client.delete(id)
  }
}

/** What of an operation's data was not on disk at line `at` of the log. */
function findUnsynced(steps: readonly Step[], operation: Operation, at: number): string[] {
  const before = steps.filter((step) => step.began < at)
  const missing: string[] = []
  const text = journalTextOf(operation)
  const line = before.find(
    (step) => step.kind === 'write' && /^db\/journal\//.test(step.path) && step.bytes.includes(text),
  )
  if (!line) missing.push('the journal held it')
  else if (!isSynced(before, line.path, line.at, at)) missing.push('the journal was synced')

  for (const part of blobsOf(operation)) {
    const renamed = before.find((step) => step.kind === 'rename' && part.test(step.to))
    if (renamed?.kind !== 'rename' || renamed.at >= at) {
      missing.push(`a blob ${part} was in its place`)
      continue
    }
    if (!isSynced(before, renamed.path, lastWriteTo(before, renamed.path), renamed.began))
      missing.push(`the bytes of ${renamed.to} were synced`)
    for (let path = renamed.to, time = renamed.at; path.includes('/'); ) {
      const parent = path.slice(0, path.lastIndexOf('/'))
      if (!isSynced(before, parent, time, at)) missing.push(`the folder ${parent} was synced`)
      path = parent
      time = before.findLast((step) => step.kind === 'folder' && step.path === parent)?.at ?? -1
      if (time < 0) break // was there before the trace
    }
  }
  return missing
}

/** Whether there is a sync that began after line `from` and had ended by line `to`. */
function isSynced(steps: readonly Step[], path: string, from: number, to: number): boolean {
  return steps.some(
    (step) => step.kind === 'sync' && step.path === path && step.began >= from && step.at < to,
  )
}

function lastWriteTo(steps: readonly Step[], path: string): number {
  // A file that was renamed on the way was written under its other name.
  const renamed = steps.findLast((step) => step.kind === 'rename' && step.to === path)
  const last = steps.findLast((step) => step.kind === 'write' && step.path === path)
  return Math.max(last?.at ?? -1, renamed?.at ?? -1)
}

/** What the journal says of an operation, and of no other. */
function journalTextOf(operation: Operation): string {
  if (operation.kind === 'register') return `["create",{"id":"${operation.userId}"`
  if (operation.kind === 'upload') return `["put","images",{"id":"${operation.imageId}"`
  // Its row becomes ready.
  if (operation.kind === 'compress') return `["patch","compressions","${operation.id}",{"status":"ready"`
  if (operation.kind === 'delete') return `["delete","images","${operation.imageId}"]`
  throw new Error(`Expected no ${operation.kind}`)
}

function blobsOf(operation: Operation): RegExp[] {
  if (operation.kind === 'upload')
    return ['original', 'thumbnail-'].map((name) => new RegExp(`^blobs/\\w+/${operation.imageId}/${name}`))
  if (operation.kind === 'compress') return [new RegExp(`/compressions/${operation.id}-`)]
  return []
}
