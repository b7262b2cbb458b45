/** What is measured of core. The encoders' settings stand in `with-bare-sharp.ts` a second time: the runs prove that both make the same bytes. */
export const taskNames = ['jpeg', 'webp', 'png', 'avif', 'thumbnail'] as const
export type TaskName = (typeof taskNames)[number]

export const outputWidth = 800
export const quality = 80

/** Makes the output file of one task. */
export type Perform = (task: TaskName, files: { input: string; output: string }) => Promise<void>
