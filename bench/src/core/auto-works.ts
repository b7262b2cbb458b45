import { compress, configureEngine } from '@tessera/core'
import { lossyFormats, openPixels } from './settings.ts'

// What is called in processes of their own for `auto`.

/** The default recipe: a jpeg's similarity at quality 80, in the format of the smallest file. */
export async function chooseByCore(input: string): Promise<{ bytes: number; format: string }> {
  configureEngine()
  const { bytes, format } = await compress(input, {})
  return { bytes, format }
}

/** One file of each format: what no choice by measuring can do without. */
export async function encodeEach({ input, width }: { input: string; width: number }): Promise<number[]> {
  const { encode } = await openPixels({ input, width })
  const sizes: number[] = []
  for (const format of lossyFormats) sizes.push((await encode(format, 80)).length)
  return sizes
}
