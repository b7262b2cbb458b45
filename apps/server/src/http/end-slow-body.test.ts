import { once } from 'node:events'
import { request as ask, createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { endSlowBody } from './end-slow-body.ts'

const deadline = 100

/** Answers with a first word; the deadline begins, and the last word comes, when the test says so. */
async function startServer() {
  let [guard, finish] = [() => {}, () => {}]
  const server = createServer((request, response) => {
    guard = () => endSlowBody(request, deadline)
    response.write('first ')
    finish = () => response.end('last')
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, guard: () => guard(), finish: () => finish() }
}

const pastDeadline = () => new Promise((resolve) => setTimeout(resolve, deadline * 3))

it('leaves an answer alone that takes longer than a body may', async () => {
  const { port, guard, finish } = await startServer()
  const answer = await fetch(`http://127.0.0.1:${port}/`)
  guard()
  await pastDeadline()
  finish()
  expect(await answer.text()).toBe('first last')
})

it('ends a request whose body does not come', async () => {
  const { port, guard } = await startServer()
  const request = ask({ port, method: 'POST', headers: { 'Content-Length': '10' } })
  request.write('half')
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  // Not before: a connection that is reset takes with it what the client has not read yet.
  guard()
  await expect(once(response.resume(), 'end')).rejects.toThrow('aborted')
})
