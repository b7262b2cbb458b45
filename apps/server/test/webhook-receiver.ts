import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import { Webhook } from 'standardwebhooks'
import { onTestFinished } from 'vitest'

/** A message as it came. */
export interface Received {
  id: string
  headers: IncomingHttpHeaders
  path: string
  body: string
  message: { type: string; timestamp: string; data: Record<string, unknown> }
}

export interface Receiver {
  url: string
  port: number
  /** Connections that were opened, whatever came over them. */
  connections: number
  received: Received[]
  /** Of one over https: its certificate for localhost, signed by itself, as PEM. */
  certificate: string
}

/** What lets webhooks come to this machine, and come again soon. */
export const toReceivers = {
  TESSERA_WEBHOOK_NETWORKS: '127.0.0.0/8',
  TESSERA_WEBHOOK_RETRY_SECONDS: Array(20).fill(1).join(),
}

/** Receives messages on this machine until the test ends; `answer` says what to, 204 to all if there is none. */
export async function startReceiver(
  answer: (received: Received, response: ServerResponse) => void = (_, response) =>
    response.writeHead(204).end(),
  { isSecure = false } = {},
): Promise<Receiver> {
  const receiver: Receiver = { url: '', port: 0, connections: 0, received: [], certificate: '' }
  const listen: RequestListener = async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { headers, url: path = '' } = request
    const received = { id: String(headers['webhook-id']), headers, path, body, message: JSON.parse(body) }
    receiver.received.push(received)
    answer(received, response)
  }
  const made = isSecure ? await generate([{ name: 'commonName', value: 'localhost' }]) : null
  if (made) receiver.certificate = made.cert
  const server = made ? createTlsServer({ key: made.private, cert: made.cert }, listen) : createServer(listen)
  server.on('connection', () => {
    receiver.connections++
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  receiver.port = (server.address() as AddressInfo).port
  receiver.url = isSecure
    ? `https://localhost:${receiver.port}/hook`
    : `http://127.0.0.1:${receiver.port}/hook`
  return receiver
}

/** Throws unless the message was signed with this secret. */
export function verify(secret: string, { body, headers }: Received): void {
  new Webhook(secret).verify(body, headers as Record<string, string>)
}
