import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { bitmaps } from '../../test/bitmaps.ts'
import { gradient } from '../../test/images.ts'

const test = (name: string) => new URL(`../../test/${name}`, import.meta.url).pathname

it('names the package that would add a format, and manages without it else', async () => {
  const png = await gradient(9, 9).png().toBuffer()
  const inputs = [
    { input: bitmaps['24 bits']?.file, format: 'png', name: '@napi-rs/image' },
    { input: await readFile(test('fixtures/turned.heic')), format: 'png', name: 'libheif-js' },
    { input: await readFile(test('fixtures/p3.jxl')), format: 'png', name: '@jsquash/jxl' },
    { input: png, format: 'jxl', name: '@jsquash/jxl' },
    { input: png, format: 'png' },
  ]
  const asked = JSON.stringify(
    inputs.map(({ input, format }) => ({ input: input?.toString('base64'), format })),
  )
  const args = ['--import', test('without-packages.mjs'), test('print-refusals.ts'), asked]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const refused = (name: string | undefined) => ({
    code: 'UNSUPPORTED_FORMAT',
    message: `Expected the package ${name} to be installed for this format`,
    package: name,
  })
  expect(JSON.parse(stdout)).toEqual(inputs.map(({ name }) => (name ? refused(name) : {})))
})
