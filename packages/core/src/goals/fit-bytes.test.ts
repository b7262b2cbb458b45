import fc from 'fast-check'
import { expect, it } from 'vitest'
import { animation, gradient, photograph } from '../../test/images.ts'
import { trials } from '../../test/trials.ts'
import { compress } from '../compress.ts'
import { inspect } from '../inspect.ts'

// A few in the suite; a thousand by `pnpm prove:max-bytes`.
const cases = Number(process.env.TESSERA_CASES ?? 12)

const asked = fc.record({
  format: fc.constantFrom('jpeg' as const, 'webp' as const, 'avif' as const),
  width: fc.integer({ min: 1, max: 96 }),
  height: fc.integer({ min: 1, max: 96 }),
  channels: fc.constantFrom(3 as const, 4 as const),
  maxBytes: fc.integer({ min: 500, max: 12_000 }),
})

it('is never exceeded, and no quality within four above the chosen one would have fitted', async () => {
  const property = fc.asyncProperty(asked, async ({ format, width, height, channels, maxBytes }) => {
    const input = await photograph(width, height, channels).png().toBuffer()
    const { data, ...made } = await compress(input, { format, maxBytes })
    expect(data.length).toBe(made.bytes)
    expect(made.bytes).toBeLessThanOrEqual(maxBytes)
    expect(await inspect(data)).toMatchObject({ format, width: made.width, height: made.height })
    expect(made.scale === 1).toBe(made.width === width && made.height === height)
    const { quality } = made
    if (made.scale < 1 || quality === null) return
    for (let above = quality + 1; above <= Math.min(100, quality + 4); above++) {
      expect((await compress(input, { format, quality: above })).bytes).toBeGreaterThan(maxBytes)
    }
  })
  await fc.assert(property, trials(cases))
}, 1_000_000)

it('is as certain where it looks at a sample first', async () => {
  const input = await photograph(1500, 1330).png({ compressionLevel: 1 }).toBuffer()
  const maxBytes = 250_000
  const { quality, bytes, scale } = await compress(input, { format: 'webp', effort: 0, maxBytes })
  expect(scale).toBe(1)
  expect(bytes).toBeLessThanOrEqual(maxBytes)
  for (let above = (quality ?? 0) + 1; above <= (quality ?? 0) + 4; above++) {
    expect((await compress(input, { format: 'webp', effort: 0, quality: above })).bytes).toBeGreaterThan(
      maxBytes,
    )
  }
})

it('makes the picture smaller when not even the lowest quality fits, and says so', async () => {
  const input = await photograph(300, 200).png().toBuffer()
  for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
    const made = await compress(input, { format, maxBytes: 450 })
    expect(made.scale).toBeLessThan(1)
    expect(made.width).toBe(Math.round(300 * made.scale))
    expect(made.bytes).toBeLessThanOrEqual(450)
    expect(await inspect(made.data)).toMatchObject({ format, width: made.width, height: made.height })
  }
})

it('keeps all pixels of a png that fits', async () => {
  const input = await gradient(60, 40).png().toBuffer()
  expect(await compress(input, { format: 'png', maxBytes: 100_000 })).toMatchObject({
    width: 60,
    quality: null,
    scale: 1,
    attempts: 1,
  })
})

it('names the field where not even one pixel fits', async () => {
  const input = await gradient(20, 20).png().toBuffer()
  await expect(compress(input, { format: 'jpeg', maxBytes: 10 })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: expect.stringMatching(/^Expected at least \d+ for maxBytes, .*, but received 10$/),
    details: { issues: [{ field: 'maxBytes' }] },
  })
})

it('keeps an animation with its timing, smaller where it must be', async () => {
  for (const maxBytes of [240, 10_000]) {
    const { data, bytes, width, height } = await compress(await animation('gif', 3), {
      format: 'webp',
      maxBytes,
    })
    expect(bytes).toBeLessThanOrEqual(maxBytes)
    expect(await inspect(data)).toMatchObject({ pages: 3, width, height })
  }
})
