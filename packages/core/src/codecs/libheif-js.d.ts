declare module 'libheif-js/wasm-bundle.js' {
  // The package has no types for its own layer. libheif's C functions
  // (https://github.com/strukturag/libheif/blob/master/libheif/api/libheif/heif.h) are there with an underscore; an
  // address is a number, and a structure that a function gives back goes to the address in its first argument.
  type Address = number
  type Wrapped = { $$: { ptr: Address } }
  type Failure = { code: { value: number } | number; message?: string }
  type Channel = { id: unknown; width: number; height: number; stride: number; data: Uint8Array }

  const libheif: {
    heif_context_alloc(): Wrapped
    heif_context_free(context: Wrapped): void
    heif_context_read_from_memory(context: Wrapped, file: Uint8Array): { code: unknown; message: string }
    heif_error_code: { heif_error_Ok: unknown }
    heif_js_context_get_primary_image_handle(context: Wrapped): Wrapped | Failure
    heif_js_decode_image2(
      handle: Wrapped,
      colourSpace: unknown,
      chroma: unknown,
    ): Promise<{ channels: Channel[] } | Failure> | { channels: Channel[] } | Failure
    heif_colorspace: { heif_colorspace_RGB: unknown }
    heif_chroma: { heif_chroma_interleaved_RGBA: unknown }
    heif_channel: { heif_channel_interleaved: unknown }
    readonly HEAPU8: Uint8Array
    readonly HEAPU32: Uint32Array
    _malloc(bytes: number): Address
    _heif_image_handle_get_width(handle: Address): number
    _heif_image_handle_get_height(handle: Address): number
    _heif_image_handle_has_alpha_channel(handle: Address): number
    _heif_image_handle_get_luma_bits_per_pixel(handle: Address): number
    _heif_image_handle_get_raw_color_profile_size(handle: Address): number
    _heif_image_handle_get_raw_color_profile(error: Address, handle: Address, target: Address): void
    _heif_image_handle_get_number_of_metadata_blocks(handle: Address, type: Address): number
    _heif_image_handle_get_list_of_metadata_block_IDs(
      handle: Address,
      type: Address,
      target: Address,
      count: number,
    ): number
    _heif_image_handle_get_metadata_type(handle: Address, id: number): Address
    _heif_image_handle_get_metadata_size(handle: Address, id: number): number
    _heif_image_handle_get_metadata(error: Address, handle: Address, id: number, target: Address): void
  }
  // biome-ignore lint/style/noDefaultExport: it is a CommonJS package
  export default libheif
}
