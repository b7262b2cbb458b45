import { readFile } from 'node:fs/promises'
import type { AppRouter } from '@tessera/server/router'
import { createTRPCClient, httpBatchLink } from '@trpc/client'

const [url, token, photo] = process.argv.slice(2) as [string, string, string]
const headers = { Authorization: `Bearer ${token}` }
const tessera = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: `${url}/trpc`, headers })] })

const body = new FormData()
body.append('image', new Blob([await readFile(photo)]), 'photo.jpg')
await fetch(`${url}/api/v1/images`, { method: 'POST', headers, body })
const [image] = (await tessera.images.list.query({ limit: 1 })).images
const recipe = { format: 'webp', width: 800 } as const
const { compression } = await tessera.compressions.create.mutate({ imageId: image?.id ?? '', recipe })
process.stdout.write(`${compression.width} x ${compression.height}: ${compression.url}\n`)
await tessera.images.delete.mutate({ ids: [compression.imageId] })
