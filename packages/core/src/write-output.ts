import { randomUUID } from 'node:crypto'
import { renameSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Sharp } from 'sharp'
import { throwIfAborted } from './task.ts'

/** Where an output went: into memory, or into a file. */
export type Written = { data: Buffer; bytes: number } | { file: string; bytes: number }

/**
 * Runs a pipeline, or brings finished bytes, into memory or, whole or not at all, into a file: it is written beside its place and renamed last.
 * Whatever fails, and after an abort, nothing is left behind.
 */
export async function writeOutput(
  image: Sharp | Buffer,
  { output, signal, instead }: OutputOptions,
): Promise<Written> {
  throwIfAborted(signal)
  if (output === undefined) {
    const data = Buffer.isBuffer(image) ? image : await image.toBuffer()
    const better = (await instead?.(data.length)) ?? data
    return { data: better, bytes: better.length }
  }
  const part = join(dirname(output), `.${basename(output).slice(0, 100)}.${randomUUID()}.part`)
  try {
    const bytes = await writePart(image, part)
    const better = await instead?.(bytes)
    if (better) await writeFile(part, better)
    throwIfAborted(signal)
    // At once: an abort that came in between would be answered, and the file would be there.
    renameSync(part, output)
    return { file: output, bytes: better?.length ?? bytes }
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

/** Answers with how many bytes there are. */
async function writePart(image: Sharp | Buffer, part: string): Promise<number> {
  if (!Buffer.isBuffer(image)) return (await image.toFile(part)).size
  await writeFile(part, image, { flag: 'wx' })
  return image.length
}

export type OutputOptions = {
  /** The path to write to, replacing what is there; without it the bytes come back as `data`. */
  output?: string | undefined
  signal?: AbortSignal | undefined
  /** Told how many bytes were made, before anybody sees them; what it answers with is written in their place. */
  instead?: ((bytes: number) => Promise<Buffer | null>) | undefined
}
