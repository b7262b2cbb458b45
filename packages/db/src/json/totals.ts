import { z } from 'zod'
import type { Collection } from '../collections.ts'

/** Sums over all users: how many users and rows of each collection there are, and the bytes that count. Those that are zero may be left out. */
export type TotalsDelta = { [Name in 'users' | 'bytes' | Collection]?: number | undefined }
export const TotalsDelta: z.ZodType<TotalsDelta> = z.record(z.string(), z.int())

/** The sums as of the last change that is visible. They are kept beside the journal's number, since adding them up again would read everything. */
export interface Totals {
  get(name: keyof TotalsDelta): number
  add(delta: TotalsDelta | undefined): void
  toJSON(): TotalsDelta
}

export function createTotals(start: TotalsDelta): Totals {
  const sums: TotalsDelta = { ...start }
  return {
    get: (name) => sums[name] ?? 0,
    add(delta) {
      if (!delta) return
      for (const [name, by] of Object.entries(delta) as [keyof TotalsDelta, number][]) {
        sums[name] = (sums[name] ?? 0) + by
      }
    },
    toJSON: () => ({ ...sums }),
  }
}
