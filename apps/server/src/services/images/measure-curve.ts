import { originalKey } from '@tessera/storage'
import type { MeasureCurve } from '../../contract/inputs.ts'
import type { CurvePoint } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { findImage } from './get-image.ts'

/** Bytes and similarity of an image at several qualities, for a plot. Throws `RATE_LIMITED`. When the signal fires it is given up. */
export async function measureCurve(
  {
    store,
    blobs,
    pool,
    config,
    workLimits,
  }: Pick<Deps, 'store' | 'blobs' | 'pool' | 'config' | 'workLimits'>,
  actor: Actor,
  { id, request }: MeasureCurve,
  signal: AbortSignal | undefined,
): Promise<{ points: CurvePoint[] }> {
  requireScope(actor, 'read')
  const image = await findImage({ store }, actor, id)
  const points = await workLimits.run('curve', actor.userId, () =>
    blobs.withFile(originalKey(image), (input) =>
      pool.run(
        { kind: 'curve', input, request, limits: config.images },
        { userId: actor.userId, urgent: true, signal },
      ),
    ),
  )
  return { points }
}
