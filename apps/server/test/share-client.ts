import { expect } from 'vitest'
import type { Share, SharedPage, ShareGrant } from '../src/contract/share-objects.ts'
import { type Answer, type Client, type Failed, type One, postJson, request } from './client.ts'
import type { ServerProcess } from './server-process.ts'

export type Created = { share: Share; url: string } & Failed
export type Opened = { share: SharedPage } & Failed

export const create = (client: Client, body: Record<string, unknown>) =>
  client.send<Created>('POST', '/shares', body)

/** Shares something that is expected to be shareable; answers with the token of the link. */
export async function share(client: Client, body: Record<string, unknown>) {
  const answer = await create(client, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return { ...answer.body, token: answer.body.url.split('/s/')[1] ?? '' }
}

/** As somebody without an account. */
export const open = (server: ServerProcess, token: string, headers: Record<string, string> = {}) =>
  request<Opened>(`${server.url}/api/v1/shared/${token}`, { headers })

export const unlock = (server: ServerProcess, token: string, password: string) =>
  postJson<ShareGrant & Failed>(`${server.url}/api/v1/shared/${token}/unlock`, { password })

export async function compress(client: Client, imageId: string, recipe: Record<string, unknown>) {
  const { status, body } = await client.send<One>('POST', `/images/${imageId}/compressions`, recipe)
  expect(status).toBe(201)
  return body.compression
}

export const refusal = (answer: Answer<Failed>) => [answer.status, answer.body.error.code]
