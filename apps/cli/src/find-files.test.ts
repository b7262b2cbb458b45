import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { buildTessera, createFolder, makePicture, runTessera } from '../test/tessera.ts'

let folder: string
beforeAll(buildTessera, 120_000)

beforeEach(async () => {
  folder = await createFolder()
  for (const name of ['b.png', 'a.jpg', 'deep/c.webp', 'deep/er/a.jpg', 'a.compressed.jpg'])
    await makePicture(join(folder, 'photos', name), 30, 20)
  await writeFile(join(folder, 'photos', 'notes.txt'), 'Dear Sir')
})

async function inputsOf(...args: string[]): Promise<string[]> {
  const { stdout, stderr } = await runTessera(folder, ['inspect', '--json', ...args])
  expect(stderr).toBe('')
  return JSON.parse(stdout).map(({ input }: { input: string }) => input)
}

it('takes the images of a folder, and those of its subfolders when told to', async () => {
  expect(await inputsOf('photos')).toEqual(['photos/a.jpg', 'photos/b.png'])
  expect(await inputsOf('photos/', '--recursive')).toEqual([
    'photos/a.jpg',
    'photos/b.png',
    'photos/deep/c.webp',
    'photos/deep/er/a.jpg',
  ])
})

it('expands the patterns that a shell left alone, each file once', async () => {
  expect(await inputsOf('photos/**/a.jpg')).toEqual(['photos/a.jpg', 'photos/deep/er/a.jpg'])
  expect(await inputsOf('photos/{a,b}.{jpg,png}', 'photos/a.jpg', 'photos')).toEqual([
    'photos/a.jpg',
    'photos/b.png',
  ])
})

it('takes a file of a strange name as that file', async () => {
  await makePicture(join(folder, 'a[1].png'), 9, 9)
  expect(await inputsOf('a[1].png')).toEqual(['a[1].png'])
})

it.each([
  ['photos/*.gif', "error: Expected files that match 'photos/*.gif' but there are none\n"],
  [
    'empty',
    "error: Expected images in the folder 'empty' but there are none (--recursive looks into its subfolders)\n",
  ],
])('refuses %s, in which there is nothing, before anything is begun', async (arg, stderr) => {
  await makePicture(join(folder, 'empty', 'sub', 'x.png'), 9, 9)
  expect(await runTessera(folder, ['compress', 'photos/a.jpg', arg])).toEqual({ code: 2, stdout: '', stderr })
  expect((await readdir(join(folder, 'photos'))).length).toBe(5)
})

it('keeps the subfolders of a folder in the folder of results', async () => {
  const { code } = await runTessera(folder, [
    'compress',
    'photos',
    '-r',
    '-o',
    'out',
    '-f',
    'webp',
    '-j',
    '2',
  ])
  expect(code).toBe(0)
  const made = await readdir(join(folder, 'out'), { recursive: true })
  expect(made.sort()).toEqual(['a.webp', 'b.webp', 'deep', 'deep/c.webp', 'deep/er', 'deep/er/a.webp'])
})

it.each(['0', '1.5', 'all'])('refuses %s jobs', async (jobs) => {
  expect(await runTessera(folder, ['inspect', 'photos', '--jobs', jobs])).toMatchObject({
    code: 2,
    stderr: `error: Expected integer between 1 and 1024 for jobs but received '${jobs}' of type string\n`,
  })
})
