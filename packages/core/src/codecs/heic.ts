import { ImageError } from '../errors.ts'
import { importPackage } from './import-package.ts'
import type { HeicHeader } from './jobs.ts'
import { copyPixels, createPixelFile } from './pixel-file.ts'

// Runs in the codec thread only: libheif does not yield, and what it took of memory goes with the thread.

async function loadLibheif() {
  const { default: libheif } = await importPackage('libheif-js', () => import('libheif-js/wasm-bundle.js'))
  return libheif
}
type Libheif = Awaited<ReturnType<typeof loadLibheif>>

function damaged(cause: unknown): ImageError {
  return new ImageError('BAD_IMAGE', 'The HEIC image is damaged or incomplete and cannot be decoded', {
    cause,
  })
}

/** Opens the primary image; nothing is decoded yet. */
async function openHeic(file: Uint8Array) {
  const libheif = await loadLibheif()
  const context = libheif.heif_context_alloc()
  const read = libheif.heif_context_read_from_memory(context, file)
  if (read.code !== libheif.heif_error_code.heif_error_Ok) throw damaged(read.message)
  const handle = libheif.heif_js_context_get_primary_image_handle(context)
  if (!('$$' in handle)) throw damaged(handle?.message)
  const image = handle.$$.ptr
  const width = libheif._heif_image_handle_get_width(image)
  const height = libheif._heif_image_handle_get_height(image)
  if (width < 1 || height < 1) throw damaged('It has no pixels')
  return {
    libheif,
    handle,
    image,
    width,
    height,
    hasAlpha: libheif._heif_image_handle_has_alpha_channel(image) === 1,
  }
}

/** Reads the header of a HEIC image; width and height are upright (after irot and imir). Throws `BAD_IMAGE`. */
export async function readHeicHeader(file: Uint8Array): Promise<HeicHeader> {
  const { libheif, image, width, height, hasAlpha } = await openHeic(file)
  const blocks = readMetadata(libheif, image)
  const exif = blocks.find(({ type }) => type === 'Exif')?.bytes
  const xmp = blocks.find(({ type, bytes }) => type === 'mime' && bytes.includes('<x:xmpmeta'))?.bytes
  return {
    width,
    height,
    hasAlpha,
    bitDepth: Math.max(8, libheif._heif_image_handle_get_luma_bits_per_pixel(image)),
    hasIcc: libheif._heif_image_handle_get_raw_color_profile_size(image) > 0,
    // Before the block stands where in it TIFF begins.
    exif: exif && exif.length > 4 ? exif.subarray(4 + exif.readUInt32BE(0)) : null,
    xmp: xmp?.toString('utf8') ?? '',
  }
}

function readMetadata(libheif: Libheif, image: number): { type: string; bytes: Buffer }[] {
  const count = libheif._heif_image_handle_get_number_of_metadata_blocks(image, 0)
  if (count < 1) return []
  const ids = libheif._malloc(4 * count)
  libheif._heif_image_handle_get_list_of_metadata_block_IDs(image, 0, ids, count)
  return [...libheif.HEAPU32.slice(ids / 4, ids / 4 + count)].map((id) => {
    const name = libheif._heif_image_handle_get_metadata_type(image, id)
    const size = libheif._heif_image_handle_get_metadata_size(image, id)
    const bytes = copyOut(libheif, size, (error, target) =>
      libheif._heif_image_handle_get_metadata(error, image, id, target),
    )
    return { type: Buffer.from(libheif.HEAPU8.slice(name, name + 4)).toString('latin1'), bytes }
  })
}

/** What a C function writes to an address, with its error beside it. */
function copyOut(libheif: Libheif, size: number, write: (error: number, target: number) => void): Buffer {
  const error = libheif._malloc(16 + size)
  const target = error + 16
  write(error, target)
  // Read anew: the heap may have moved.
  if (libheif.HEAPU32[error / 4] !== 0) throw damaged('Its metadata cannot be read')
  return Buffer.from(libheif.HEAPU8.slice(target, target + size))
}

/** Decodes a HEIC image whose size was held to the limits; the answer is a file that sharp reads. Throws `BAD_IMAGE`. */
export async function decodeHeic(file: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { libheif, handle, image, width, height, hasAlpha } = await openHeic(file)
  const profileSize = libheif._heif_image_handle_get_raw_color_profile_size(image)
  const icc =
    profileSize === 0
      ? undefined
      : copyOut(libheif, profileSize, (error, target) =>
          libheif._heif_image_handle_get_raw_color_profile(error, image, target),
        )
  const { heif_colorspace: spaces, heif_chroma: chromas, heif_channel: channels } = libheif
  const decoded = await libheif.heif_js_decode_image2(
    handle,
    spaces.heif_colorspace_RGB,
    chromas.heif_chroma_interleaved_RGBA,
  )
  if (!decoded || !('channels' in decoded)) throw damaged(decoded?.message)
  const plane = decoded.channels.find(({ id }) => id === channels.heif_channel_interleaved)
  if (!plane || plane.width !== width || plane.height !== height)
    throw damaged('It has other pixels than it declares')
  const { file: made, pixels } = createPixelFile({ width, height, channels: hasAlpha ? 4 : 3, icc })
  copyPixels(plane, { pixels, hasAlpha })
  return made
}
