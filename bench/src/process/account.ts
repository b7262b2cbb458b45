import { setTimeout as delay } from 'node:timers/promises'
import type { Server } from './server.ts'

/** An account of a server that was started for the bench. */
export interface Account {
  /** For `Authorization`. */
  authorization: string
  upload(file: File): Promise<Image>
  list(): Promise<Image[]>
  delete(id: string): Promise<void>
  /** Has a tiling made, and waits for it. */
  tile(imageId: string, recipe: object): Promise<Tiling>
  deleteTiling(tiling: Tiling): Promise<void>
  listTilings(imageId: string): Promise<Tiling[]>
}

/** As the API shows it once it is ready. */
export interface Tiling {
  id: string
  imageId: string
  status: string
  columns: number
  rows: number
  levels: number
  bytes: number
  urls: { tile: string; zip: string }
}

interface Image {
  id: string
  /** Signed. */
  url: string
  /** Null while it is being made. */
  thumbnail: { url: string } | null
}

/** Registers and logs in, over REST as any client does. */
export async function openAccount({ url }: Pick<Server, 'url'>): Promise<Account> {
  const credentials = JSON.stringify({ username: 'bench', password: 'only for this run' })
  const json = { 'Content-Type': 'application/json' }
  // On a folder that was used before it is there already.
  await fetch(`${url}/api/v1/auth/register`, { method: 'POST', headers: json, body: credentials })
  const login = await request(`${url}/api/v1/auth/token`, {
    method: 'POST',
    headers: json,
    body: credentials,
  })
  const { token } = (await login.json()) as { token: string }
  const headers = { Authorization: `Bearer ${token}` }

  return {
    authorization: headers.Authorization,
    async upload(file) {
      const body = new FormData()
      body.set('image', file)
      const answer = await request(`${url}/api/v1/images`, { method: 'POST', headers, body })
      const { images } = (await answer.json()) as { images: { image: Image }[] }
      const image = images[0]?.image
      if (!image) throw new Error('The upload was answered without an image')
      return image
    },
    async list() {
      const answer = await request(`${url}/api/v1/images`, { headers })
      return ((await answer.json()) as { images: Image[] }).images
    },
    async delete(id) {
      await request(`${url}/api/v1/images/${id}`, { method: 'DELETE', headers })
    },
    async tile(imageId, recipe) {
      const path = `${url}/api/v1/images/${imageId}/tilings`
      const body = JSON.stringify(recipe)
      const asked = await request(path, { method: 'POST', headers: { ...headers, ...json }, body })
      const { id } = ((await asked.json()) as { tiling: Tiling }).tiling
      while (true) {
        const { tiling } = (await (await request(`${path}/${id}`, { headers })).json()) as { tiling: Tiling }
        if (tiling.status === 'ready') return tiling
        if (!/queued|processing/.test(tiling.status)) throw new Error(JSON.stringify(tiling))
        await delay(pollMilliseconds)
      }
    },
    async deleteTiling({ id, imageId }) {
      await request(`${url}/api/v1/images/${imageId}/tilings/${id}`, { method: 'DELETE', headers })
    },
    async listTilings(imageId) {
      const tilings: Tiling[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const after: string = cursor && `&cursor=${encodeURIComponent(cursor)}`
        const answer = await request(`${url}/api/v1/images/${imageId}/tilings?limit=100${after}`, { headers })
        const page = (await answer.json()) as { tilings: Tiling[]; nextCursor: string | null }
        tilings.push(...page.tilings)
        cursor = page.nextCursor
      }
      return tilings
    },
  }
}

/** Seldom enough to cost nothing beside the work that is waited for. */
const pollMilliseconds = 100

async function request(url: string, options: RequestInit): Promise<Response> {
  const answer = await fetch(url, options)
  if (!answer.ok)
    throw new Error(`${options.method ?? 'GET'} ${url}: ${answer.status} ${await answer.text()}`)
  return answer
}
