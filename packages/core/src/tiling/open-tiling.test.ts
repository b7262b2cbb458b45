import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { photograph } from '../../test/images.ts'
import { openTiling, type Tiling } from './open-tiling.ts'
import type { TilingSource } from './source.ts'
import { tile } from './tile.ts'
import { directoryOf, type ListedEntry, localHeader } from './zip-writer.ts'

const run = promisify(execFile)
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-open-'))
  onTestFinished(() => rm(folder, { recursive: true }))
})

const at = (name: string) => join(folder, name)

async function opened(file: string | TilingSource): Promise<Tiling> {
  const tiling = await openTiling(file)
  onTestFinished(() => tiling.close())
  return tiling
}

/** The file, read in parts; `reads` counts them. */
async function counted(path: string): Promise<TilingSource & { reads: number }> {
  const bytes = await readFile(path)
  const source = {
    size: bytes.length,
    reads: 0,
    read: async (position: number, length: number) => {
      source.reads++
      return Buffer.from(bytes.subarray(position, position + length))
    },
  }
  return source
}

it('reads a tile with one read, and nothing for a tile that is not there', async () => {
  await tile(await photograph(700, 500).jpeg().toBuffer(), at('a.zip'), { depth: 'pyramid', overlap: 2 })
  const source = await counted(at('a.zip'))
  const tiling = await opened(source)
  source.reads = 0
  for (const [level, column, row] of [
    [10, 3, 0],
    [10, 0, 2],
    [11, 0, 0],
    [-1, 0, 0],
    [9, -1, 0],
    [10, 0.5, 0],
    [10, Number.NaN, 0],
    [10, 2 ** 40, 1],
  ] as const) {
    expect(await tiling.read(level, column, row)).toBe(null)
    expect(tiling.find(level, column, row)).toBe(null)
  }
  expect(source.reads).toBe(0)
  const bytes = await tiling.read(10, 2, 1)
  expect(source.reads).toBe(1)
  expect(await sharp(bytes ?? Buffer.alloc(0)).metadata()).toMatchObject({
    format: 'jpeg',
    width: 190,
    height: 246,
  })
  const { stdout } = await run('unzip', ['-p', at('a.zip'), 'image_files/10/2_1.jpeg'], {
    encoding: 'buffer',
  })
  expect(bytes?.equals(stdout)).toBe(true)
  expect(tiling.find(10, 2, 1)).toMatchObject({ bytes: bytes?.length, crc: crc32(bytes ?? '') })
})

it('holds no more of an archive than sixteen bytes for a tile', async () => {
  const { manifest } = await tile(await photograph(3000, 2000).jpeg().toBuffer(), at('a.zip'), {
    tileSize: 64,
  })
  const { indexBytes } = await opened(at('a.zip'))
  expect(manifest.tiles).toBe(47 * 32)
  expect(indexBytes).toBeLessThan(manifest.tiles * 16 + 5000)
})

it('opens what sharp and Info-ZIP made of tiles', async () => {
  const input = photograph(700, 500)
  await input.clone().jpeg().tile({ size: 200, overlap: 1, container: 'zip' }).toFile(at('bare.zip'))
  const bare = await opened(at('bare.zip'))
  expect(bare.manifest).toMatchObject({
    width: 700,
    height: 500,
    tileSize: 200,
    overlap: 1,
    depth: 'pyramid',
    levels: 11,
  })
  expect((await bare.read(10, 3, 2))?.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))

  await input.clone().png().tile({ size: 128, overlap: 0, depth: 'one' }).toFile(at('flat.dz'))
  await run('zip', ['-0', '-r', 'flat.zip', 'flat.dzi', 'flat_files'], { cwd: folder })
  const flat = await opened(at('flat.zip'))
  expect(flat.manifest).toMatchObject({
    depth: 'one',
    format: 'png',
    columns: 6,
    rows: 4,
    levels: 1,
    tiles: 24,
  })
  expect(await flat.read(0, 5, 3)).toEqual(await readFile(at('flat_files/0/5_3.png')))

  // Through a pipe Info-ZIP does not know how long it will get, and writes a zip64.
  await run('sh', ['-c', 'zip -0 -r - flat.dzi flat_files | cat > piped.zip'], { cwd: folder })
  const piped = await opened(at('piped.zip'))
  expect(await piped.read(0, 1, 1)).toEqual(await readFile(at('flat_files/0/1_1.png')))
})

it('opens a folder of tiles with long names, of which some are missing', async () => {
  const base = 'a-name-that-is-much-longer-than-anybody-needs-'.repeat(4)
  await photograph(300, 200)
    .png()
    .tile({ size: 128, depth: 'one' })
    .toFile(at(`${base}.dz`))
  await rm(at(`${base}_files/0/1_1.png`))
  await run('zip', ['-0', '-r', 'a.zip', `${base}.dzi`, `${base}_files`], { cwd: folder })
  const tiling = await opened(at('a.zip'))
  expect(await tiling.read(0, 2, 1)).toEqual(await readFile(at(`${base}_files/0/2_1.png`)))
  expect(await tiling.read(0, 1, 1)).toBe(null)
})

it('finds tiles beyond 4 GiB', async () => {
  const data = await photograph(64, 64).png().toBuffer()
  const dzi = Buffer.from(
    '<Image Format="png" Overlap="0" TileSize="64"><Size Width="128" Height="64"/></Image>',
  )
  const far = 5 * 2 ** 30
  const listed: ListedEntry[] = []
  await using file = await open(at('far.zip'), 'w')
  for (const [text, offset, bytes] of [
    ['image.dzi', 0, dzi],
    ['image_files/0/0_0.png', 1000, data],
    // The file has a hole of five gigabytes, which take no room on the disk.
    ['image_files/0/1_0.png', far, data],
  ] as const) {
    const entry = { name: Buffer.from(text), bytes: bytes.length, crc: crc32(bytes) }
    const written = Buffer.concat([localHeader(entry), bytes])
    await file.write(written, 0, written.length, offset)
    listed.push({ ...entry, offset, hasDescriptor: false })
  }
  const start = far + 100_000
  const directory = directoryOf(listed, start)
  await file.write(directory, 0, directory.length, start)
  const tiling = await opened(at('far.zip'))
  expect(tiling.find(0, 1, 0)?.offset).toBe(far)
  expect(await tiling.read(0, 0, 0)).toEqual(data)
  expect(await tiling.read(0, 1, 0)).toEqual(data)
  expect((await run('unzip', ['-l', at('far.zip')])).stdout).toContain('3 files')
})

it('opens more tiles than a zip without zip64 can list', async () => {
  const [columns, rows] = [400, 200]
  const dzi = `<Image Format="png" Overlap="0" TileSize="64"><Size Width="${columns * 64}" Height="${rows * 64}"/></Image>`
  const texts = Array.from(
    { length: columns * rows },
    (_, n) => `t_files/0/${n % columns}_${Math.floor(n / columns)}.png`,
  )
  const parts: Buffer[] = []
  const listed: ListedEntry[] = []
  let offset = 0
  for (const text of [...texts, 't.dzi']) {
    const data = Buffer.from(text.endsWith('.dzi') ? dzi : text)
    const entry = { name: Buffer.from(text), bytes: data.length, crc: crc32(data) }
    parts.push(localHeader(entry), data)
    listed.push({ ...entry, offset, hasDescriptor: false })
    offset += 30 + entry.name.length + data.length
  }
  await writeFile(at('many.zip'), Buffer.concat([...parts, directoryOf(listed, offset)]))
  const tiling = await opened(at('many.zip'))
  expect(tiling.manifest.tiles).toBe(80_000)
  expect((await tiling.read(0, 399, 199))?.toString()).toBe('t_files/0/399_199.png')
  expect((await run('unzip', ['-Z', '-h', at('many.zip')])).stdout).toContain('80001')
}, 60_000)

it('refuses what is no such archive, and says why', async () => {
  const image = await photograph(300, 200).png().toBuffer()
  await writeFile(at('image.png'), image)
  await expect(openTiling(at('image.png'))).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' })
  await writeFile(at('empty'), '')
  await expect(openTiling(at('empty'))).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' })
  await expect(openTiling(at('none.zip'))).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(openTiling(folder)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  // Opening it would wait for a writer, for ever.
  await run('mkfifo', [at('pipe')])
  await expect(openTiling(at('pipe'))).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await mkdir(at('t_files/0'), { recursive: true })
  await writeFile(at('t_files/0/0_0.png'), Buffer.alloc(5000))
  await run('zip', ['-0', '-r', 'bare.zip', 't_files'], { cwd: folder })
  await expect(openTiling(at('bare.zip'))).rejects.toMatchObject({
    code: 'UNSUPPORTED_FORMAT',
    message: /\.dzi/,
  })
  await writeFile(
    at('t.dzi'),
    '<Image Format="png" Overlap="0" TileSize="64"><Size Width="64" Height="64"/></Image>',
  )
  await run('zip', ['-0', 'packed.zip', 't.dzi'], { cwd: folder })
  await run('zip', ['-9', '-r', 'packed.zip', 't_files'], { cwd: folder })
  await expect(openTiling(at('packed.zip'))).rejects.toMatchObject({
    code: 'UNSUPPORTED_FORMAT',
    message: /zip -0/,
  })
})

it.each([
  [{ width: 200_000, height: 200_000, columns: 400, rows: 400, tiles: 160_000, tileSize: 500 }, 'TOO_LARGE'],
  [{ overlap: 501, tileSize: 500 }, 'BAD_IMAGE'],
])('does not believe a manifest of %j', async (said, code) => {
  const manifest = {
    ...{ version: 1, width: 500, height: 500, columns: 1, rows: 1, levels: 1, tiles: 1, tileSize: 500 },
    ...{ hasAlpha: false, depth: 'one', overlap: 0, edges: 'crop', format: 'png', quality: null },
    ...said,
  }
  await mkdir(at('image_files/0'), { recursive: true })
  await writeFile(at('image_files/0/0_0.png'), 'tile')
  await writeFile(at('manifest.json'), JSON.stringify(manifest))
  await run('zip', ['-0', '-r', 'said.zip', 'manifest.json', 'image_files'], { cwd: folder })
  await expect(openTiling(at('said.zip'))).rejects.toMatchObject({ code })
})

it('answers damage with an error, wherever it is, and never with other pixels', async () => {
  await tile(await photograph(200, 130).jpeg().toBuffer(), at('a.zip'), { tileSize: 64 })
  const whole = await readFile(at('a.zip'))
  const good = await opened(at('a.zip'))
  const tiles = await Promise.all([0, 1, 2, 3].map((column) => good.read(0, column, 1)))
  const source = (bytes: Buffer): TilingSource => ({
    size: bytes.length,
    read: async (position, length) => Buffer.from(bytes.subarray(position, position + length)),
  })
  for (const length of [0, 3, 1000, whole.length / 2, whole.length - 1].map(Math.floor))
    await expect(openTiling(source(whole.subarray(0, length)))).rejects.toMatchObject({ name: 'ImageError' })
  // Every 37th byte, in turn, in the middle of tiles and lists.
  for (let place = 0; place < whole.length; place += 37) {
    const broken = Buffer.from(whole)
    broken.writeUInt8((broken[place] ?? 0) ^ 0x55, place)
    const codes = new Set<unknown>()
    const tiling = await openTiling(source(broken)).catch(({ code }) => void codes.add(code))
    for (const [column, expected] of tiles.entries()) {
      const bytes = await tiling?.read(0, column, 1).catch(({ code }) => void codes.add(code))
      if (bytes) expect(bytes.equals(expected ?? Buffer.alloc(0))).toBe(true)
    }
    for (const code of codes) expect(['BAD_IMAGE', 'UNSUPPORTED_FORMAT', 'TOO_LARGE']).toContain(code)
  }
}, 60_000)
