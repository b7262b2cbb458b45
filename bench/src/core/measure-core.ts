import type { Figure } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { measureAuto } from './auto.ts'
import { measureCurve } from './curve.ts'
import { measureDirect } from './direct.ts'
import { measureMaxBytes } from './max-bytes.ts'
import { measureMany } from './measure-many.ts'
import { measureMemory } from './memory.ts'
import { measureSsim } from './ssim.ts'

const parts = [
  measureDirect,
  measureMaxBytes,
  measureSsim,
  measureCurve,
  measureMany,
  measureMemory,
  measureAuto,
]

/** What core does, beside sharp alone and beside what a program would do without core's searches. */
export async function measureCore(folders: Folders, say: (line: string) => void): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const measure of parts) figures.push(...(await measure(folders, (line) => say(`core: ${line}`))))
  return figures
}
