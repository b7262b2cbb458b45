import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { JSONFilePreset } from 'lowdb/node'
import { imageAt, imagesPerUser } from './population.ts'
import { imageOf, kindOf, type Side } from './sides.ts'

type Image = ReturnType<typeof imageAt>
interface Data {
  images: Record<string, Image>
  events: { at: string; type: string; imageId: string }[]
}

/** lowdb as its manual has it: the whole file for each change. It does not sync, so what it acknowledges can be lost. */
export async function openLowdb(folder: string, users: number): Promise<Side> {
  const database = await JSONFilePreset<Data>(join(folder, 'lowdb.json'), makeData(users))
  return createSide(database.data, () => database.write())
}

/** What one writes first: the whole file for each change, durably, by temporary file, sync and rename. */
export async function openWholeFile(folder: string, users: number): Promise<Side> {
  const data = makeData(users)
  const path = join(folder, 'whole.json')
  return createSide(data, async () => {
    const file = await open(`${path}.tmp`, 'w')
    await file.writeFile(JSON.stringify(data))
    await file.sync()
    await file.close()
    await rename(`${path}.tmp`, path)
    const parent = await open(folder, 'r')
    await parent.sync()
    await parent.close()
  })
}

function makeData(users: number): Data {
  const images: Record<string, Image> = {}
  for (let user = 0; user < users; user++) {
    for (let which = 0; which < imagesPerUser; which++) {
      const image = imageAt(user, which)
      images[image.id] = image
    }
  }
  return { images, events: [] }
}

function createSide(data: Data, write: () => Promise<void>): Side {
  let last = Promise.resolve()
  return {
    change(user, count) {
      const image = imageAt(user, imageOf(count, imagesPerUser))
      const at = new Date().toISOString()
      const kind = kindOf(count)
      if (kind === 'rename') data.images[image.id] = { ...image, name: `${count}.jpg`, updatedAt: at }
      else if (kind === 'delete') delete data.images[image.id]
      else data.images[image.id] = image
      data.events.push({ at, type: kind, imageId: image.id })
      if (data.events.length > 1000) data.events.shift()
      last = last.then(write)
      return last
    },
    close: () => last,
  }
}
