import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { buildTessera, createFolder, makePicture, runTessera } from '../test/tessera.ts'

let folder: string

beforeAll(buildTessera, 120_000)

beforeEach(async () => {
  folder = await createFolder()
})

const tessera = (...args: string[]) => runTessera(folder, args)
const at = (name: string) => join(folder, name)

it('cuts an image into tiles and puts them together again', async () => {
  await makePicture(at('pano.png'), 700, 500)
  const tiled = await tessera('tile', 'pano.png', '--size', '256', '--pyramid', '-f', 'png', '-o', 'pano.zip')
  expect(tiled).toMatchObject({ code: 0, stderr: '' })
  expect(tiled.stdout).toMatch(/pano\.png.*700 x 500.*17.*3 x 2.*11.*pano\.zip/)
  const together = await tessera('untile', 'pano.zip', '-o', 'again.png')
  expect(together).toMatchObject({ code: 0, stderr: '' })
  expect(together.stdout).toMatch(/pano\.zip.*700 x 500.*png.*again\.png/)
  const [before, after] = await Promise.all(
    ['pano.png', 'again.png'].map((name) => sharp(at(name)).raw().toBuffer()),
  )
  expect(after?.equals(before ?? Buffer.alloc(0))).toBe(true)
}, 60_000)

it('names results by their inputs, in JSON too', async () => {
  await makePicture(at('a.jpg'), 300, 200)
  const [tiled] = JSON.parse((await tessera('tile', 'a.jpg', '--edges', 'pad', '--json')).stdout)
  expect(tiled).toMatchObject({ input: 'a.jpg', output: 'a.tiles.zip', width: 300, tiles: 2, edges: 'pad' })
  const [mosaic] = JSON.parse((await tessera('untile', 'a.tiles.zip', '-f', 'jpeg', '--json')).stdout)
  expect(mosaic).toMatchObject({ output: 'a.tiles.mosaic.jpg', format: 'jpeg', width: 300, height: 200 })
  expect(await tessera('untile', 'a.tiles.zip', '-o', 'out/')).toMatchObject({ code: 0 })
  expect(await readdir(at('out'))).toEqual(['a.tiles.png'])
}, 60_000)

it('overwrites only when told to, and never the original', async () => {
  await makePicture(at('a.png'))
  expect(await tessera('tile', 'a.png')).toMatchObject({ code: 0 })
  expect(await tessera('tile', 'a.png')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('--force'),
  })
  expect(await tessera('tile', 'a.png', '--force')).toMatchObject({ code: 0 })
  expect(await tessera('tile', 'a.png', '-o', 'a.png', '--force')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('would replace the original'),
  })
  expect((await readdir(folder)).sort()).toEqual(['a.png', 'a.tiles.zip'])
}, 60_000)

it('says what is wrong, and leaves nothing behind', async () => {
  await makePicture(at('a.png'))
  await writeFile(at('a.txt'), 'no image')
  expect(await tessera('tile', 'a.png', '--size', '63')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Expected integer between 64 and 1024 for tileSize but received 63'),
  })
  expect(await tessera('tile', 'a.png', '--pyramid', '--edges', 'pad')).toMatchObject({ code: 2 })
  expect(await tessera('tile', 'a.txt', '-o', 'new/')).toMatchObject({ code: 1 })
  expect(await tessera('untile', 'a.txt', '-o', 'new/')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Expected a zip of tiles'),
  })
  expect(await tessera('untile', 'a.zip', '-f', 'gif')).toMatchObject({ code: 2 })
  expect(await tessera('untile', 'a.zip', '-o', 'a.jpg', '-f', 'png')).toMatchObject({ code: 2 })
  expect(await tessera('tile', '--help')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('--pyramid'),
  })
  expect((await readdir(folder)).sort()).toEqual(['a.png', 'a.txt'])
}, 60_000)
