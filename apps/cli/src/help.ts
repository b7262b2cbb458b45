/** What an argument that names files may be. */
export const filesHelp =
  "images (jpeg, png, webp, gif, avif, tiff, bmp, heic, jxl), folders of them, or patterns such as 'photos/**/*.jpg'"

/** Examples, as they stand below a command's help. */
export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  tessera ${line}`).join('\n')}`
}
