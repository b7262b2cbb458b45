import { openAsBlob } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Image, Tessera, UploadProgress } from '@tessera/client'
import { ImageError } from '@tessera/core'
import pLimit from 'p-limit'
import { findFiles } from '../find-files.ts'
import type { ExitCode } from '../program.ts'
import { formatBytes, report } from '../report.ts'
import { type FileOptions, type Outcome, readJobs, toFailure } from '../run-files.ts'
import type { Terminal } from '../terminal.ts'
import { connect, inOneShape, type RemoteOptions } from './connect.ts'
import { createTransferBars, formatPace, type Moved } from './transfers.ts'

type Options = RemoteOptions & FileOptions & { tag?: string[]; json?: boolean }

type Pushed = Pick<Image, 'id' | 'name' | 'format' | 'width' | 'height' | 'bytes' | 'sha256' | 'tags'> & {
  deduplicated: boolean
}

/** More would only share the same line. */
const atOnce = 2

/** `tessera push` */
export async function runPush(terminal: Terminal, args: string[], options: Options): Promise<ExitCode> {
  const { tessera } = connect(terminal, options)
  const limit = pLimit(options.jobs === undefined ? atOnce : readJobs(options.jobs))
  const { files } = await findFiles(args, options)
  const bars = createTransferBars(terminal)
  const push = async (input: string): Promise<Outcome<Pushed>> => {
    const bar = bars.add(basename(input))
    try {
      return {
        input,
        result: await pushFile(terminal, tessera, { input, tags: options.tag ?? [], move: bar.move }),
      }
    } catch (error) {
      return { input, error: toFailure(error, terminal.signal) }
    } finally {
      bar.end()
    }
  }
  const outcomes = await Promise.all(files.map((input) => limit(push, input))).finally(() => bars.stop())
  return report(terminal, outcomes, {
    json: options.json,
    layout: {
      head: ['File', 'Id', 'Format', 'Pixels', 'Size', ''],
      row: (input, { id, format, width, height, bytes, deduplicated }) => [
        input,
        id,
        format,
        `${width} x ${height}`,
        formatBytes(bytes),
        deduplicated ? 'was there already' : 'uploaded',
      ],
    },
  })
}

async function pushFile(
  { signal }: Terminal,
  tessera: Tessera,
  { input, tags, move }: { input: string; tags: readonly string[]; move: (moved: Moved) => void },
): Promise<Pushed> {
  signal.throwIfAborted()
  const { size } = await stat(input).catch(() => {
    throw new ImageError('INVALID_INPUT', `Expected a file at ${input} but there is none`, { path: input })
  })
  const { image, deduplicated } = await tessera.upload(await openAsBlob(input), {
    name: basename(input),
    signal,
    onProgress: (progress) => move(toMoved(progress, size)),
  })
  const { id, name, format, width, height, bytes, sha256 } = image
  const tagged = tags.every((tag) => image.tags.includes(tag))
    ? image
    : (await inOneShape(tessera.api.images.update.mutate({ id, tags: [...image.tags, ...tags] }))).image
  return { id, name, format, width, height, bytes, sha256, tags: tagged.tags, deduplicated }
}

function toMoved(progress: UploadProgress, total: number): Moved {
  switch (progress.phase) {
    case 'hashing':
      return { done: 0, total, note: 'reading' }
    case 'sending':
      return { done: progress.sent, total, note: formatPace(progress.bytesPerSecond, progress.secondsLeft) }
    case 'checking':
      return { done: total, total, note: 'the server looks at it' }
    case 'waiting':
      return { done: 0, total, note: `${progress.error.message}; trying again` }
  }
}
