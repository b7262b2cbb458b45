import type { Server } from './server.ts'

/** An account of a server that was started for the bench. */
export interface Account {
  /** For `Authorization`. */
  authorization: string
  upload(file: File): Promise<Image>
  list(): Promise<Image[]>
  delete(id: string): Promise<void>
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
  await request(`${url}/api/v1/auth/register`, { method: 'POST', headers: json, body: credentials })
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
  }
}

async function request(url: string, options: RequestInit): Promise<Response> {
  const answer = await fetch(url, options)
  if (!answer.ok)
    throw new Error(`${options.method ?? 'GET'} ${url}: ${answer.status} ${await answer.text()}`)
  return answer
}
