import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { ImageError } from '../errors.ts'
import { importPackage } from './import-package.ts'
import type { JxlOptions } from './jobs.ts'
import { readJxlHeader } from './jxl-header.ts'
import { copyPixels, createPixelFile } from './pixel-file.ts'

// Runs in the codec thread only: libjxl does not yield, and what it took of memory goes with the thread.

const name = '@jsquash/jxl'

// Node has it; the types of Node do not.
declare const WebAssembly: { Module: new (bytes: Uint8Array) => object }

/** The compiled codec: the package would fetch it by URL, which Node cannot do for files. */
async function compile(path: string): Promise<object> {
  const { resolve } = createRequire(import.meta.url)
  return new WebAssembly.Module(await readFile(resolve(`${name}/codec/${path}`)))
}

/** Decodes a JPEG XL image (the first frame, upright, in sRGB); the answer is a file that sharp reads. Throws `BAD_IMAGE`. */
export async function decodeJxl(file: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { default: decode, init } = await importPackage(name, () => import('@jsquash/jxl/decode.js'))
  await init(await compile('dec/jxl_dec.wasm'))
  const { width, height, hasAlpha } = await readJxlHeader(file)
  const decoded = await decode(new Uint8Array(file).buffer).catch((cause: unknown) => {
    throw new ImageError('BAD_IMAGE', 'The JPEG XL image is damaged or incomplete and cannot be decoded', {
      cause,
    })
  })
  if (decoded.width !== width || decoded.height !== height)
    throw new ImageError('BAD_IMAGE', 'The JPEG XL image has other pixels than it declares')
  const { file: made, pixels } = createPixelFile({ width, height, channels: hasAlpha ? 4 : 3 })
  copyPixels({ data: decoded.data, stride: width * 4, width, height }, { pixels, hasAlpha })
  return made
}

/** Encodes pixels of four channels as JPEG XL. */
export async function encodeJxl(
  pixels: Uint8Array<ArrayBuffer>,
  { width, height, options }: { width: number; height: number; options: JxlOptions },
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: encode, init } = await importPackage(name, () => import('@jsquash/jxl/encode.js'))
  await init(await compile('enc/jxl_enc.wasm'))
  const data = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.length)
  const { lossless, effort } = options
  const quality = lossless ? 100 : options.quality
  // An ImageData, which Node does not have, is not asked for more than this.
  const image = { data, width, height } as Parameters<typeof encode>[0]
  return new Uint8Array(await encode(image, { quality, lossless, effort }))
}
