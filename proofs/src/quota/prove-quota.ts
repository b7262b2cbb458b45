import type { Proof } from '../proof.ts'
import { register } from '../server/client.ts'
import { makePicture } from '../server/pictures.ts'
import { startServer } from '../server/start-server.ts'

const [uploads, compressions, quota] = [64, 30, 10]

/**
 * `count` rounds of 64 uploads at once, and of 30 compressions at once of one image, by a new person each: exactly 10 of each succeed. Then jobs that
 * fail: each gives its slot back, once.
 */
export const proveQuota: Proof = async ({ count, createFolder, say }) => {
  await using server = await startServer({ folder: await createFolder('quota') })
  const problems: string[] = []
  for (let round = 0; round < count; round++) {
    const client = await register(server.url, [])
    if (!client) throw new Error('could not register')
    const pictures = await Promise.all(Array.from({ length: uploads }, makePicture))
    const ids = (await Promise.all(pictures.map((bytes) => client.upload(bytes)))).filter((id) => id !== null)
    const used = await usedBy(client)
    if (ids.length !== quota || used !== quota)
      problems.push(`round ${round}: ${ids.length} of ${uploads} uploads were taken, and ${used} count`)

    const path = `/images/${ids[0]}/compressions`
    const made = await Promise.all(
      Array.from({ length: compressions }, (_, i) =>
        client.compress(ids[0] ?? '', { format: 'webp', width: i + 1 }),
      ),
    )
    const there = Number((await client.ask('GET', `${path}?limit=100`)).body.total)
    const taken = made.filter((id) => id !== null).length
    if (taken !== quota || there !== quota)
      problems.push(
        `round ${round}: ${taken} of ${compressions} compressions were made, and ${there} are there`,
      )
    problems.push(...(await failAndCount(client, ids[1] ?? '', round)))
    say(`quota: ${round + 1} of ${count}`)
  }
  const lines = [
    `${count} rounds of ${uploads} uploads and ${compressions} compressions at once: exactly ${quota} each`,
  ]
  return { passed: problems.length === 0, lines: [...lines, ...problems] }
}

type Client = NonNullable<Awaited<ReturnType<typeof register>>>

async function usedBy(client: Client): Promise<number> {
  const { body } = await client.ask('GET', '/me')
  return (body.quota as { images: { used: number } }).images.used
}

/** A crop outside of the image fails in its job. However many fail, and at once, ten slots are free again; and no more than ten. */
async function failAndCount(client: Client, imageId: string, round: number): Promise<string[]> {
  const impossible = (i: number) => ({
    format: 'webp',
    crop: { left: 5000 + i, top: 0, width: 10, height: 10 },
  })
  for (let i = 0; i < 2; i++) {
    const failing = Array.from({ length: quota }, (_, n) => client.compress(imageId, impossible(n)))
    const made = (await Promise.all(failing)).filter((id) => id !== null)
    if (made.length > 0) return [`round ${round}: a crop outside of the image was made`]
  }
  const made = await Promise.all(
    Array.from({ length: quota + 5 }, (_, i) => client.compress(imageId, { format: 'png', width: i + 1 })),
  )
  const taken = made.filter((id) => id !== null).length
  return taken === quota ? [] : [`round ${round}: after failed jobs there were ${taken} slots`]
}
