import type { ImageErrorCode } from '../errors.ts'

// What goes to the thread that runs the WebAssembly codecs, and what comes back.

export type CodecJob =
  | { kind: 'heic-header'; file: Uint8Array<ArrayBuffer> }
  | { kind: 'heic-decode'; file: Uint8Array<ArrayBuffer> }
  | { kind: 'jxl-decode'; file: Uint8Array<ArrayBuffer> }
  | {
      kind: 'jxl-encode'
      pixels: Uint8Array<ArrayBuffer>
      width: number
      height: number
      options: JxlOptions
    }

/** `effort` is libjxl's own, 1 to 9. */
export type JxlOptions = { quality: number; lossless: boolean; effort: number }

/** What the header of a HEIC image says; upright. */
export type HeicHeader = {
  width: number
  height: number
  bitDepth: number
  hasAlpha: boolean
  hasIcc: boolean
  exif: Uint8Array | null
  xmp: string
}

export type CodecResults = {
  'heic-header': HeicHeader
  /** Files that sharp reads. */
  'heic-decode': Uint8Array<ArrayBuffer>
  'jxl-decode': Uint8Array<ArrayBuffer>
  'jxl-encode': Uint8Array<ArrayBuffer>
}

export type CodecAnswer =
  | { ok: true; result: CodecResults[keyof CodecResults] }
  | { ok: false; code: ImageErrorCode; message: string; details: Record<string, unknown>; cause: string }
