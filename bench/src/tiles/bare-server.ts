import { read } from 'node:fs'
import { open } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openTiling } from '@tessera/core/tilings'

// What a tile costs at least in node: its place out of a map, one read of the archive, nothing checked, nothing said of it. Argument: the
// archive. Answers to the paths that end as those of tiles do.

const [path = ''] = process.argv.slice(2)

const places = new Map<string, { position: number; length: number }>()
const file = await open(path, 'r')
const tiling = await openTiling(path)
const { plan, find } = tiling
for (const [level, { columns, rows }] of plan.levels.entries()) {
  for (let index = 0; index < columns * rows; index++) {
    const [column, row] = [index % columns, Math.floor(index / columns)]
    const entry = find(level, column, row)
    if (!entry) throw new Error(`There is no tile ${level}/${column}_${row}`)
    const header = (await file.read(Buffer.alloc(30), 0, 30, entry.offset)).buffer
    const names = header.readUInt16LE(26) + header.readUInt16LE(28)
    const place = { position: entry.offset + header.length + names, length: entry.bytes }
    places.set(`/image_files/${level}/${column}_${row}.jpeg`, place)
  }
}
await tiling.close()

const server = createServer((request, response) => {
  const place = places.get(request.url ?? '')
  if (!place) {
    response.writeHead(404).end()
    return
  }
  const buffer = Buffer.allocUnsafe(place.length)
  read(file.fd, buffer, 0, place.length, place.position, (error) => {
    if (error) response.destroy(error)
    else response.end(buffer)
  })
})

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
