import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

// What an upload costs at least in node: request, SHA-256, file, fsync, answer. Argument: the folder to write to.

const [folder = ''] = process.argv.slice(2)
const chunkBytes = 1024 * 1024

const server = createServer(async (request, response) => {
  const path = join(folder, randomUUID())
  const sha256 = createHash('sha256')
  const hashing = new Transform({
    highWaterMark: chunkBytes,
    transform(chunk, _encoding, done) {
      sha256.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(request, hashing, createWriteStream(path, { highWaterMark: chunkBytes }))
  const file = await open(path, 'r+')
  await file.sync()
  await file.close()
  response.writeHead(201).end(sha256.digest('hex'))
  await rm(path)
})

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
