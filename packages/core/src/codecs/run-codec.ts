import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { ImageError } from '../errors.ts'
import type { CodecAnswer, CodecJob, CodecResults } from './jobs.ts'

// As it is named where this file runs from source, and where it was built.
const entry = new URL(`./codec-thread${extname(import.meta.url)}`, import.meta.url)

/**
 * Runs a WebAssembly codec in a thread of its own, which ends with it: the process goes on meanwhile, an abort ends it
 * for good, and its memory is given back. The bytes of the job are moved there: they must be its own. Throws `UNSUPPORTED_FORMAT` where its package is not installed, `BAD_IMAGE` and
 * `PROCESSING_FAILED`.
 */
export async function runCodec<Kind extends CodecJob['kind']>(
  job: Extract<CodecJob, { kind: Kind }>,
  signal: AbortSignal | undefined,
): Promise<CodecResults[Kind]> {
  // What a codec prints is for nobody here.
  const bytes = 'file' in job ? job.file : job.pixels
  const thread = new Worker(entry, {
    workerData: job,
    transferList: [bytes.buffer],
    // What V8 would set aside for code does not fit where the memory of the process is limited; WebAssembly has its own.
    resourceLimits: { codeRangeSizeMb: 16 },
    stdout: true,
    stderr: true,
  })
  try {
    const [answer]: [CodecAnswer] = await firstMessage(thread, signal)
    // Each kind of job has its own kind of result.
    if (answer.ok) return answer.result as CodecResults[Kind]
    throw new ImageError(answer.code, answer.message, { ...answer.details, cause: answer.cause })
  } finally {
    await thread.terminate()
  }
}

async function firstMessage(thread: Worker, signal: AbortSignal | undefined): Promise<[CodecAnswer]> {
  const exited = once(thread, 'exit').then(() => {
    throw new ImageError('PROCESSING_FAILED', 'The decoder ended without an answer')
  })
  const answered = once(thread, 'message', signal ? { signal } : {})
  return (await Promise.race([answered, exited])) as [CodecAnswer]
}
