import type { TilingStore } from '../port.ts'
import type { QuotaLimits } from '../rows.ts'
import type { Engine } from './engine.ts'
import { createOutputVerbs, requestOutput } from './outputs.ts'

export function createTilings(engine: Engine, limits: QuotaLimits): TilingStore {
  return {
    ...createOutputVerbs(engine, 'tilings'),

    request: ({ tiling, job }) =>
      engine.update(tiling.userId, (draft) => {
        const { row, created } = requestOutput(draft, 'tilings', { row: tiling, job, limits })
        return { tiling: row, created }
      }),
  }
}
