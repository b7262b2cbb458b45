import { Agent, get } from 'node:http'
import { expect, it } from 'vitest'
import { newClient } from './client.ts'
import { photograph } from './pictures.ts'
import { startServer } from './server-process.ts'

const mutations = 10_000
const atOnce = 40
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~%/'

/** Numbers from 0 to `below`, the same in each run. */
function createRandom(): (below: number) => number {
  let state = 1
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** One change of a text somewhere behind `/files/`. */
function mutate(path: string, random: (below: number) => number): string {
  const at = '/files/'.length + random(path.length - '/files/'.length)
  const [before, sign, after] = [path.slice(0, at), path.charAt(at), path.slice(at + 1)]
  const other = alphabet.charAt(random(alphabet.length))
  const encoded = `%${sign.charCodeAt(0).toString(16)}`
  const swapped = path.charAt(at + 1) + sign + path.slice(at + 2)
  const flipped = sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase()
  const ways = [other + after, other + sign + after, after, swapped, flipped + after, encoded + after, '']
  return before + ways[random(ways.length)]
}

/** Asks for the path as it stands: fetch would tidy it up first. */
function statusOf(url: string, path: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { path, agent }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0))
    }).once('error', reject)
  })
}

it('serves no link that was changed, of ten thousand, and all that were not', async () => {
  const server = await startServer()
  const client = await newClient(server)
  const image = await client.store(await photograph({ width: 64, height: 48 }))
  const { body } = await client.send<{ url: string }>('POST', '/images/zip', { ids: [image.id] })
  const paths = [image.url, image.thumbnail?.url ?? '', body.url].map((url) => new URL(url).pathname)
  const random = createRandom()
  const asked = Array.from({ length: mutations }, (_, i) => mutate(paths[i % paths.length] ?? '', random))
  const changed = asked.filter((path) => !paths.includes(path))
  expect(changed.length).toBeGreaterThan(mutations * 0.95)
  const untouched = Array.from({ length: 1000 }, (_, i) => paths[i % paths.length] ?? '')

  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const ask = async (all: string[]) => {
    const statuses = await Promise.all(all.map((path) => statusOf(server.url, path, agent)))
    return Object.fromEntries(
      [...new Set(statuses)].map((status) => [status, statuses.filter((other) => other === status).length]),
    )
  }
  const [refused, served] = await Promise.all([ask(changed), ask(untouched)])
  agent.destroy()
  expect(served).toEqual({ 200: untouched.length })
  expect(Object.keys(refused).filter((status) => Number(status) < 400 || Number(status) >= 500)).toEqual([])
})
