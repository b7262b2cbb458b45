import sharp, { type OutputInfo, type Sharp } from 'sharp'

/** Pixels in memory: 8 bits a channel, sRGB, row by row, all frames below each other. */
export type Raster = {
  data: Uint8Array
  /** Pixels of one frame. */
  width: number
  height: number
  /** Frames; 1 for a still. */
  pages: number
  channels: OutputInfo['channels']
}

/** Decodes a file that was just encoded, with as many frames as it should have. */
export async function decodeRaster(data: Uint8Array, pages: number): Promise<Raster> {
  return toRaster(sharp(data, { animated: pages > 1, limitInputPixels: false }), pages)
}

/** Runs a pipeline of so many frames to its pixels: three channels, or four. */
export async function toRaster(image: Sharp, pages: number): Promise<Raster> {
  const { data, info } = await image.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height / pages, pages, channels: info.channels }
}
