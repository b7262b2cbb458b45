import { parentPort, workerData } from 'node:worker_threads'
import { ImageError } from '../errors.ts'
import { decodeHeic, readHeicHeader } from './heic.ts'
import type { CodecAnswer, CodecJob, CodecResults } from './jobs.ts'
import { decodeJxl, encodeJxl } from './jxl.ts'

// The entry of the thread that runs one WebAssembly codec once; see `runCodec`.

async function run(job: CodecJob): Promise<CodecResults[CodecJob['kind']]> {
  switch (job.kind) {
    case 'heic-header':
      return readHeicHeader(job.file)
    case 'heic-decode':
      return decodeHeic(job.file)
    case 'jxl-decode':
      return decodeJxl(job.file)
    case 'jxl-encode':
      return encodeJxl(job.pixels, job)
    default:
      return job satisfies never
  }
}

function refusal(error: unknown): CodecAnswer {
  const isKnown = error instanceof ImageError
  // Aborted inside WebAssembly: most often it wanted more memory than there is.
  const [code, message] = isKnown
    ? ([error.code, error.message] as const)
    : ([
        'PROCESSING_FAILED',
        'The image could not be processed; most often there is not enough memory for one of this size',
      ] as const)
  const cause = isKnown ? error.cause : error
  return { ok: false, code, message, details: isKnown ? error.details : {}, cause: String(cause) }
}

const answer: CodecAnswer = await run(workerData).then((result) => ({ ok: true, result }) as const, refusal)
const moved = answer.ok && answer.result instanceof Uint8Array ? [answer.result.buffer] : []
parentPort?.postMessage(answer, moved)
