import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { answerParent } from '../process/entry.ts'

// Downloads a file some times and throws its bytes away, in a process of its own.

export interface Download {
  url: string
  times: number
}

export interface Downloaded {
  bytes: number
  seconds: number
}

answerParent(async ({ url, times }: Download): Promise<Downloaded> => {
  const began = performance.now()
  let bytes = 0
  for (let time = 0; time < times; time++) {
    const [answer] = (await once(get(url), 'response')) as [IncomingMessage]
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode}`)
    for await (const chunk of answer) bytes += (chunk as Buffer).length
  }
  return { bytes, seconds: (performance.now() - began) / 1000 }
})
