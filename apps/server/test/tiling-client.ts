import { expect } from 'vitest'
import type { Job, Tiling } from '../src/contract/objects.ts'
import { type Client, expectStatus, type One } from './client.ts'

/** Decoding on a machine that has other things to do. */
export const patience = { timeout: 120_000, interval: 100 }

/** Asks for a tiling of an image, and waits until its job is over. */
export async function makeTiling(
  client: Client,
  imageId: string,
  recipe: object,
): Promise<{ tiling: Tiling; job: Job }> {
  const path = `/images/${imageId}/tilings`
  const { body } = await expectStatus<One>(202, client.send('POST', path, recipe))
  const job = await settleJob(client, body.job.id)
  return { tiling: (await client.get<One>(`${path}/${body.tiling.id}`)).body.tiling, job }
}

export async function settleJob(client: Client, id: string): Promise<Job> {
  const read = async () => (await client.get<One>(`/jobs/${id}`)).body.job
  await expect.poll(async () => /queued|processing/.test((await read()).status), patience).toBe(false)
  return read()
}

/** The link to one tile. */
export function tileUrl(
  tiling: Tiling,
  level: number | string,
  column: number | string,
  row: number | string,
) {
  const url = tiling.urls?.tile ?? ''
  return url.replace('{level}', `${level}`).replace('{column}', `${column}`).replace('{row}', `${row}`)
}
