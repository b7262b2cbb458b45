import type { Hono } from 'hono'
import type { AppEnv } from '../http/app-env.ts'
import type { RequestContext } from '../http/context.ts'
import { goneSignal } from '../http/gone-signal.ts'
import { readIdempotencyKey, replayedHeader } from '../http/idempotency.ts'
import { parseInput } from '../http/parse.ts'
import { createQueryParser } from '../http/parse-query.ts'
import { readJson } from '../http/read-body.ts'
import { splitAddress } from '../http/split-address.ts'
import { answerOnce } from '../services/idempotency/answer-once.ts'
import { type Reply, takesIdempotencyKey } from './route.ts'
import { restTable } from './table.ts'

/** Mounts every line of the REST table. Errors are left to the app's one handler. */
export function mountRest(app: Hono<AppEnv>): void {
  for (const route of restTable) {
    const name = `${route.method.toUpperCase()} ${route.path}`
    const parseQuery = route.query && createQueryParser(route.query)
    app.on(route.method.toUpperCase(), route.path.replace(/\{(\w+)\}/g, ':$1'), async (c) => {
      c.env.nameRoute(name)
      const context = c.get('context')
      await context.count()
      // Before anything is said about the input: who may not ask learns nothing.
      if (!route.public) context.actor()
      const input = {
        params: route.params && parseInput(route.params, c.req.param()),
        query: parseQuery?.(queryOf(c.env.incoming)),
        headers: route.headers && parseInput(route.headers, c.req.header()),
        body: route.body && parseInput(route.body, await readJson(c.env.incoming)),
        prefer: c.req.header('prefer') ?? '',
        // Made only for who asks for it: it costs a listener.
        signal: () => goneSignal(c.env.outgoing),
      }
      const key = takesIdempotencyKey(route) ? readIdempotencyKey(c.env.incoming.headers) : null
      const perform = () => route.run(context, input as never)
      const question = [name, input.params, input.query, input.body]
      const reply = key === null ? await perform() : await replyOnce(context, { key, question, perform })
      const { status, body, headers } = reply
      for (const [header, value] of Object.entries(headers ?? {})) c.header(header, value)
      if (body instanceof Uint8Array) return c.body(body as Uint8Array<ArrayBuffer>, status as 200)
      return body === undefined ? c.body(null, status as 204) : c.json(body, status as 200)
    })
  }
}

/** The reply to the first request of that key, with a header that says so when it is not this one. */
async function replyOnce(
  { deps, actor }: RequestContext,
  { key, question, perform }: { key: string; question: unknown; perform: () => Promise<Reply> },
): Promise<Reply> {
  const { answer, isReplay } = await answerOnce(deps, actor(), {
    key,
    question,
    perform: async () => ({ answer: await perform(), isFinal: true }),
  })
  return isReplay ? { ...answer, headers: { ...answer.headers, [replayedHeader]: 'true' } } : answer
}

function queryOf({ url = '' }: { url?: string | undefined }): string {
  return splitAddress(url).search.replace(/#.*/s, '')
}
