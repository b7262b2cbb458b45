import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ServiceError } from '../services/errors.ts'

/** Bytes of a body that is JSON. The longest honest one deletes a thousand images. */
const maxBodyBytes = 100 * 1024

const limit = bodyLimit({
  maxSize: maxBodyBytes,
  onError: () => {
    const details = { limit: maxBodyBytes }
    throw new ServiceError('TOO_LARGE', `Expected a body of at most ${maxBodyBytes} bytes`, { details })
  },
})

/** Refuses a longer body with `TOO_LARGE`, before it is read. That of a GET never is, and looking for one costs as much as finding the row that is asked for. */
export const limitBody: MiddlewareHandler = (c, next) =>
  c.req.method === 'GET' || c.req.method === 'HEAD' ? next() : limit(c, next)
