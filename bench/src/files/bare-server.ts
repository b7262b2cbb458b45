import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// What a file costs at least in node without a cache of one's own. Argument: the file, which answers every request.

const [path = ''] = process.argv.slice(2)

const server = createServer(async (_request, response) => {
  response.end(await readFile(path))
})

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
