import { setTimeout as delay } from 'node:timers/promises'
import { type Figure, figureOf } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { prepareTiff } from '../material/tiff.ts'
import { type Account, openAccount } from '../process/account.ts'
import { residentBytes } from '../process/accounting.ts'
import { type Server, startBareServer, startTessera } from '../process/server.ts'
import { measureInTurns } from '../rounds.ts'
import type { Send } from './client.ts'
import { measureAnswer } from './measure-answer.ts'
import { measureSeveral } from './measure-several.ts'
import { sendTo } from './send-to.ts'
import { prepareSignedPut } from './signed-put.ts'

const bytes = 2 ** 30

/** One way in: what is to be sent for one upload of the file at `path`, and how fast it has to be beside what. */
interface Way {
  atLeast: number
  beside: 'a bare node pipeline' | 'signed PUT'
  prepare(server: Server, account: Account, path: string): Promise<Send>
}

const ways: Readonly<Record<string, Way>> = {
  'signed PUT': { atLeast: 0.8, beside: 'a bare node pipeline', prepare: prepareSignedPut },
  // The other two have more to do for the same bytes: how much more is asked of them beside the first.
  multipart: {
    atLeast: 0.6,
    beside: 'signed PUT',
    prepare: async ({ url }, { authorization }, path) => ({
      path,
      url: `${url}/api/v1/images`,
      method: 'POST',
      multipart: true,
      headers: { Authorization: authorization },
    }),
  },
  tus: {
    atLeast: 0.6,
    beside: 'signed PUT',
    // All of it with the creation: what the protocol costs by itself, without waits between requests.
    prepare: async ({ url }, { authorization }, path) => ({
      path,
      url: `${url}/api/v1/tus`,
      method: 'POST',
      multipart: false,
      headers: {
        Authorization: authorization,
        'Content-Type': 'application/offset+octet-stream',
        'Tus-Resumable': '1.0.0',
        'Upload-Length': String(bytes),
      },
    }),
  },
}

/** Uploads: of 1 GiB by each way in, of several at once, and of what a camera makes. */
export async function measureUpload(
  folders: Folders,
  say: (line: string) => void,
  { quick }: { quick: boolean },
): Promise<Figure[]> {
  const rounds = quick ? 1 : 5
  return [
    ...(await measureWays(folders, say, { rounds })),
    ...(await measureSeveral(folders, say, { rounds, bytes: quick ? 2 ** 25 : 2 ** 28 })),
    ...(await measureAnswer(folders, say, { rounds: quick ? 4 : 25 })),
  ]
}

/** 1 GiB through each way in: speed up to the answer beside what its bar is of, CPU time, and what the server's memory grows by. */
async function measureWays(
  folders: Folders,
  say: (line: string) => void,
  { rounds }: { rounds: number },
): Promise<Figure[]> {
  const path = await prepareTiff(folders.kept, { bytes, width: 16_384 })
  await using tessera = await startTessera(folders, { TESSERA_MAX_UPLOAD_BYTES: String(2 * bytes) })
  const folder = await folders.create('bare')
  await using bare = await startBareServer(folders, new URL('./bare-server.ts', import.meta.url), [folder])
  const account = await openAccount(tessera)
  const figures: Figure[] = []

  async function sendBy({ prepare }: Pick<Way, 'prepare'>) {
    const sample = await sendTo(tessera, await prepare(tessera, account, path))
    // Its jobs go with it; otherwise they would run on beside the other side's turn.
    for (const { id } of await account.list()) await account.delete(id)
    await delay(500)
    return sample
  }

  async function sendToBare() {
    const sample = await sendTo(bare, { path, url: bare.url, method: 'PUT', multipart: false })
    await delay(500)
    return sample
  }

  for (const [name, way] of Object.entries(ways)) {
    const { atLeast, beside } = way
    say(`upload: 1 GiB by ${name}`)
    const isBesidePut = beside === 'signed PUT'
    const idle = residentBytes(tessera.pid)
    const idleBaseline = isBesidePut ? idle : residentBytes(bare.pid)
    const measured = await measureInTurns(rounds, {
      async tessera() {
        const sample = await sendBy(way)
        return { ...sample, growth: sample.peak - idle }
      },
      async baseline() {
        const sample = await (isBesidePut ? sendBy({ prepare: prepareSignedPut }) : sendToBare())
        return { ...sample, growth: sample.peak - idleBaseline }
      },
    })
    const worst = measured.toSorted((a, b) => b.tessera.growth - a.tessera.growth).slice(0, 1)
    figures.push(
      figureOf(
        { name: `upload of 1 GiB by ${name}, beside ${beside}`, unit: 'MB/s', bar: { of: 'ratio', atLeast } },
        measured,
        (sample) => bytes / 1e6 / sample.seconds,
      ),
      figureOf(
        { name: '  of that, after the last byte', unit: 's', bar: null },
        measured,
        (sample) => sample.secondsAfterLastByte,
      ),
      figureOf(
        { name: '  server and its children', unit: 'CPU s', bar: null },
        measured,
        (sample) => sample.cpuSeconds,
      ),
      figureOf(
        { name: '  memory above idle, worst round', unit: 'MB', bar: { of: 'value', atMost: 64 } },
        worst,
        (sample) => sample.growth / 1e6,
      ),
    )
  }
  return figures
}
