import { type ImageInput, readBytes } from '../input.ts'

// As many as librsvg takes.
const maxBytes = 10e6

/**
 * An SVG as sharp is to have it: as bytes, for as a file it could show its neighbours. librsvg itself fetches nothing
 * over the network and runs no script. Throws `TOO_LARGE`.
 */
export async function readSvg(input: ImageInput): Promise<Uint8Array> {
  return readBytes(input, maxBytes)
}
