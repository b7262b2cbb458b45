import { randomUUID } from 'node:crypto'
import { rename, rm, stat, writeFile } from 'node:fs/promises'
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
    if (Buffer.isBuffer(image)) await writeFile(part, image, { flag: 'wx' })
    else await image.toFile(part)
    const better = await instead?.((await stat(part)).size)
    if (better) await writeFile(part, better)
    const { size } = await stat(part)
    throwIfAborted(signal)
    await rename(part, output)
    return { file: output, bytes: size }
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

export type OutputOptions = {
  /** The path to write to, replacing what is there; without it the bytes come back as `data`. */
  output?: string | undefined
  signal?: AbortSignal | undefined
  /** Told how many bytes were made, before anybody sees them; what it answers with is written in their place. */
  instead?: ((bytes: number) => Promise<Buffer | null>) | undefined
}
