import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * A port that is free now and stays so while its server is away: below those that systems give out by themselves (32768 on Linux), and in a
 * range that no other worker of these tests picks from.
 */
export async function findPort(): Promise<number> {
  const [first, share] = [12_000, 5000]
  const worker = (Number(process.env.VITEST_POOL_ID ?? 1) - 1) % 4
  for (;;) {
    const port = first + worker * share + Math.floor(Math.random() * share)
    const probe = createServer().listen(port)
    const isFree = await once(probe, 'listening').then(
      () => true,
      () => false,
    )
    if (!isFree) continue
    await once(probe.close(), 'close')
    return port
  }
}
