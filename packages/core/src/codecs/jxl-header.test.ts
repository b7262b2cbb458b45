import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { gradient } from '../../test/images.ts'
import { compress } from '../compress.ts'
import { inspect } from '../inspect.ts'

function box(name: string, data: Buffer): Buffer {
  const head = Buffer.from(`\0\0\0\0${name}`, 'latin1')
  head.writeUInt32BE(8 + data.length)
  return Buffer.concat([head, data])
}

it('reads no more of a jxl than its header, wherever that is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-jxl-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const input = await gradient(40, 30, 4).png().toBuffer()
  const { data: bare } = await compress(input, { format: 'jxl', lossless: true, effort: 1 })
  const boxes = [
    box('JXL ', Buffer.from([0x0d, 0x0a, 0x87, 0x0a])),
    box('ftyp', Buffer.from('jxl \0\0\0\0jxl ', 'latin1')),
    box('xml ', Buffer.alloc(200_000, ' ')),
  ]
  const contained = Buffer.concat([...boxes, box('jxlc', bare)])
  const parted = Buffer.concat([...boxes, box('jxlp', Buffer.concat([Buffer.from([0x80, 0, 0, 0]), bare]))])
  const expected = { format: 'jxl', width: 40, height: 30, hasAlpha: true }
  for (const [index, file] of [bare, contained, parted].entries()) {
    expect(await inspect(file)).toMatchObject(expected)
    const path = join(folder, `${index}.jxl`)
    await writeFile(path, file)
    expect(await compress(path, { format: 'png' })).toMatchObject({ width: 40, height: 30 })
    // More than may be read into memory, in a hole that takes no room on the disk.
    await truncate(path, 2 ** 30)
    expect(await inspect(path)).toMatchObject(expected)
    await expect(compress(path, { format: 'png' })).rejects.toMatchObject({ code: 'TOO_LARGE' })
  }
  for (const file of [Buffer.concat(boxes), contained.subarray(0, 4 - bare.length)])
    await expect(inspect(file)).rejects.toMatchObject({ code: 'BAD_IMAGE' })
})
