/** What is measured of core. The encoders' settings stand in `settings.ts` a second time: the runs prove that both make the same bytes. */
export const taskNames = ['jpeg', 'webp', 'png', 'avif', 'convert', 'thumbnail'] as const
export type TaskName = (typeof taskNames)[number]

export const outputWidth = 800
export const quality = 80

export const headings: Record<TaskName, string> = {
  jpeg: `core: compress to jpeg, ${outputWidth} px`,
  webp: `core: compress to webp, ${outputWidth} px`,
  png: `core: compress to png, ${outputWidth} px`,
  avif: `core: compress to avif, ${outputWidth} px`,
  convert: 'core: convert to webp, all pixels',
  thumbnail: 'core: thumbnail',
}

/** Makes the output file of one task. */
export type Perform = (task: TaskName, files: { input: string; output: string }) => Promise<void>
