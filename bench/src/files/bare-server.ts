import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

// What a file costs at least in node without a cache of one's own. Argument: the folder whose files are asked for.

const [folder = ''] = process.argv.slice(2)

const server = createServer(async (request, response) => {
  response.end(await readFile(join(folder, request.url ?? '')))
})

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
