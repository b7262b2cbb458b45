import type { MeasureCurve } from '../../contract/inputs.ts'
import type { CurvePoint } from '../../contract/objects.ts'
import type { Actor } from '../actor.ts'
import { type OriginalNeeds, workOnOriginal } from './work-on-original.ts'

/** Bytes and similarity of an image at several qualities, for a plot. Throws `RATE_LIMITED`. When the signal fires it is given up. */
export async function measureCurve(
  deps: OriginalNeeds,
  actor: Actor,
  { id, request }: MeasureCurve,
  signal: AbortSignal | undefined,
): Promise<{ points: CurvePoint[] }> {
  const { pool, config } = deps
  const points = await workOnOriginal(deps, actor, { id, kind: 'curve' }, (input) => {
    const task = { kind: 'curve', input, request, limits: config.images } as const
    return pool.run(task, { userId: actor.userId, urgent: true, signal })
  })
  return { points }
}
