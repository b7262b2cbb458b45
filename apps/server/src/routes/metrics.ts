import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Config } from '../config.ts'
import type { Deps } from '../deps.ts'
import { ServiceError } from '../services/errors.ts'

export const metricsPath = '/metrics'

/** `GET /metrics`: for the operator's Prometheus, and for nobody else. */
export function createMetricsRoute({ config, metrics }: Pick<Deps, 'config' | 'metrics'>) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Who may not read them need not know that they are there.
    if (request.method !== 'GET' || !mayRead(config, request))
      throw new ServiceError('NOT_FOUND', `There is nothing at ${request.method} ${metricsPath}`)
    const text = await metrics.registry.metrics()
    response.writeHead(200, { 'Content-Type': metrics.registry.contentType, 'Cache-Control': 'no-store' })
    response.end(text)
  }
}

/** With a token that is set, whoever carries it; else who asks from this machine, where no proxy could be in between. */
function mayRead({ metricsToken, publicUrl, trustedProxies }: Config, { headers, socket }: IncomingMessage) {
  if (metricsToken !== null) return equalSecrets(headers.authorization ?? '', `Bearer ${metricsToken}`)
  const isForwarded = ['x-forwarded-for', 'forwarded', 'via'].some((name) => name in headers)
  return publicUrl === null && trustedProxies === 0 && !isForwarded && isLoopback(socket.remoteAddress)
}

function isLoopback(address = ''): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address)
}

function equalSecrets(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
