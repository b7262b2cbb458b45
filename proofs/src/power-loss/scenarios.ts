import type { Client } from '../server/client.ts'
import { makePicture } from '../server/pictures.ts'

/** Something that a person does, and that the power may fail in the middle of. */
export interface Scenario {
  name: string
  act(client: Client): Promise<void>
}

async function upload(client: Client): Promise<string> {
  const id = await client.upload(await makePicture())
  if (id === null) throw new Error('An upload was refused')
  return id
}

/** Each has what it needs made first, by itself: what power loss may leave of that is looked at, too. */
export const scenarios: Scenario[] = [
  { name: 'upload', act: async (client) => void (await upload(client)) },
  {
    name: 'uploads at once',
    act: async (client) => void (await Promise.all([upload(client), upload(client), upload(client)])),
  },
  {
    name: 'the same bytes again',
    async act(client) {
      const bytes = await makePicture()
      await client.upload(bytes)
      await client.upload(bytes)
    },
  },
  { name: 'rename', act: async (client) => client.rename(await upload(client), 'renamed.jpg') },
  {
    name: 'compress',
    act: async (client) => void (await client.compress(await upload(client), { format: 'webp', width: 20 })),
  },
  {
    name: 'compressions at once',
    async act(client) {
      const id = await upload(client)
      await Promise.all([8, 16, 24].map((width) => client.compress(id, { format: 'webp', width })))
    },
  },
  {
    name: 'a job that fails',
    async act(client) {
      const crop = { left: 5000, top: 0, width: 10, height: 10 }
      await client.compress(await upload(client), { format: 'webp', crop })
    },
  },
  {
    name: 'delete a compression',
    async act(client) {
      const image = await upload(client)
      const id = await client.compress(image, { format: 'png', width: 12 })
      if (id !== null) await client.deleteCompression(image, id)
    },
  },
  { name: 'delete an image', act: async (client) => client.delete(await upload(client)) },
  {
    name: 'delete an image with outputs',
    async act(client) {
      const image = await upload(client)
      await client.compress(image, { format: 'png', width: 13 })
      await client.delete(image)
    },
  },
  {
    name: 'upload and delete at once',
    async act(client) {
      const gone = await upload(client)
      await Promise.all([client.delete(gone), upload(client)])
    },
  },
  {
    name: 'tokens',
    async act(client) {
      const { body } = await client.ask('POST', '/tokens', { name: 'laptop', scopes: ['read'] })
      await client.ask('DELETE', `/tokens/${body.id}`)
    },
  },
]
