import { openAsBlob } from 'node:fs'
import { createTessera } from '@tessera/client'

const [url, token, photo] = process.argv.slice(2) as [string, string, string]
const tessera = createTessera({ url, token })

const { image } = await tessera.upload(await openAsBlob(photo), { name: 'photo.jpg' })
const { width, height, url: link } = await tessera.compress(image.id, { format: 'webp', width: 800 })
process.stdout.write(`${width} x ${height}: ${link}\n`)
await tessera.api.images.delete.mutate({ ids: [image.id] })
