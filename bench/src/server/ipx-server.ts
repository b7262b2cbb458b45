import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createIPX, createIPXNodeServer, ipxFSStorage } from 'ipx'

// ipx at its defaults, as its own command line serves a folder. Argument: the folder.

const [folder = ''] = process.argv.slice(2)
const server = createServer(createIPXNodeServer(createIPX({ storage: ipxFSStorage({ dir: folder }) })))

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
