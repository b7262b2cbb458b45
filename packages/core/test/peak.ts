import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { ImageInput } from '../src/index.ts'

type Peak = {
  /** Of each input: what `inspect`, `thumbnail` and `compress` to webp came to: `made`, or the code of the error. */
  outcomes: string[][]
  /** The most memory that the process ever held, in bytes. */
  peak: number
}

/** Tries inputs in a process of their own, and says what it cost. */
export async function measurePeak(inputs: ImageInput[]): Promise<Peak> {
  const texts = inputs.map((input) =>
    typeof input === 'string' ? input : `,${Buffer.from(input).toString('base64')}`,
  )
  const script = new URL('print-peak.ts', import.meta.url).pathname
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(texts)])
  return JSON.parse(stdout)
}
