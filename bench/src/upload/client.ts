import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { basename } from 'node:path'
import { text } from 'node:stream/consumers'
import { answerParent } from '../process/entry.ts'

// Sends a file and waits for the answer, in a process of its own as a client is.

export interface Send {
  path: string
  url: string
  method: 'POST' | 'PUT'
  /** Multipart, as a browser sends it; else the bare bytes. */
  multipart: boolean
  headers?: Record<string, string>
}

export interface Sent {
  /** From the first byte to the answer. */
  seconds: number
  /** Of those, from the last byte, once the kernel had it. */
  secondsAfterLastByte: number
}

const chunkBytes = 1024 * 1024
const boundary = 'boundary-of-the-bench'

answerParent(async ({ path, url, method, multipart, headers: more = {} }: Send): Promise<Sent> => {
  const [head, tail] = multipart ? envelope(basename(path)) : ['', '']
  const { size } = await stat(path)
  const headers: Record<string, string | number> = {
    'Content-Type': multipart ? `multipart/form-data; boundary=${boundary}` : 'application/octet-stream',
    'Content-Length': size + Buffer.byteLength(head + tail),
    ...more,
  }
  const began = performance.now()
  const sending = request(url, { method, headers })
  const answered = once(sending, 'response')
  if (head !== '') sending.write(head)
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    if (!sending.write(chunk)) await once(sending, 'drain')
  }
  sending.end(tail)
  await once(sending, 'finish')
  const lastByte = performance.now()
  const [answer] = (await answered) as [IncomingMessage]
  const body = await text(answer)
  const ended = performance.now()
  if (answer.statusCode !== 201) throw new Error(`${method} ${url}: ${answer.statusCode} ${body}`)
  return { seconds: (ended - began) / 1000, secondsAfterLastByte: (ended - lastByte) / 1000 }
})

function envelope(name: string): [head: string, tail: string] {
  const disposition = `Content-Disposition: form-data; name="image"; filename="${name}"`
  return [`--${boundary}\r\n${disposition}\r\nContent-Type: image/tiff\r\n\r\n`, `\r\n--${boundary}--\r\n`]
}
