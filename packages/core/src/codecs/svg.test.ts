import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it, onTestFinished } from 'vitest'
import { gradient } from '../../test/images.ts'
import { compress } from '../compress.ts'
import { inspect } from '../inspect.ts'
import { thumbnail } from '../thumbnail.ts'

const draw = (content: string, size = 'width="40" height="30"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}>${content}</svg>`

it('rasterises an SVG only where that is allowed', async () => {
  const svg = Buffer.from(draw('<rect width="40" height="30" fill="#ff0000"/>'))
  await expect(compress(svg, { format: 'png' })).rejects.toMatchObject({
    code: 'UNSUPPORTED_FORMAT',
    details: { found: 'SVG' },
  })
  const options = { allowSvg: true }
  expect(await inspect(svg, options)).toMatchObject({
    format: 'svg',
    width: 40,
    height: 30,
    streamable: false,
  })
  const { data } = await compress(svg, { format: 'png', width: 20 }, options)
  expect([...(await sharp(data).removeAlpha().raw().toBuffer()).subarray(0, 3)]).toEqual([255, 0, 0])
  expect(await thumbnail(svg, options)).toMatchObject({ width: 40, height: 30 })
})

it('asks no server and opens no file for what an SVG refers to', async () => {
  let requests = 0
  const server = createServer((_, response) => {
    requests++
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const folder = await mkdtemp(join(tmpdir(), 'tessera-svg-'))
  onTestFinished(async () => {
    server.close()
    await rm(folder, { recursive: true })
  })
  const { port } = server.address() as AddressInfo
  await gradient(40, 30).toColourspace('b-w').png().toFile(join(folder, 'secret.png'))
  const references = [
    `http://127.0.0.1:${port}/a.png`,
    'secret.png',
    join(folder, 'secret.png'),
    `file://${folder}/secret.png`,
  ]
  const images = references.map(
    (href) => `<image xlink:href="${href}" href="${href}" width="40" height="30"/>`,
  )
  const entity = `<!DOCTYPE svg [<!ENTITY e SYSTEM "http://127.0.0.1:${port}/e">]>`
  const style = `<style>@import url("http://127.0.0.1:${port}/s.css"); rect { fill: url(http://127.0.0.1:${port}/f.svg#x) }</style>`
  const path = join(folder, 'drawing.svg')
  await writeFile(path, draw(style + images.join('')))
  const { data } = await compress(path, { format: 'png' }, { allowSvg: true })
  const { channels } = await sharp(data).stats()
  expect(channels.at(-1)?.max, 'nothing is drawn: all is see-through').toBe(0)
  const withEntity = Buffer.from(`<?xml version="1.0"?>${entity}${draw('<text>&e;</text>')}`)
  await expect(inspect(withEntity, { allowSvg: true })).rejects.toMatchObject({ code: 'BAD_IMAGE' })
  expect(requests).toBe(0)
})

it('holds an SVG to the limits by the size that it names', async () => {
  const options = { allowSvg: true }
  await expect(inspect(Buffer.from(draw('', 'width="20000" height="20000"')), options)).rejects.toMatchObject(
    {
      code: 'TOO_LARGE',
    },
  )
  await expect(
    inspect(Buffer.from(`${draw('').slice(0, -6)}${' '.repeat(10_000_001)}</svg>`), options),
  ).rejects.toMatchObject({
    code: 'TOO_LARGE',
  })
  await expect(
    inspect(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9"'), options),
  ).rejects.toMatchObject({
    code: 'BAD_IMAGE',
  })
})
