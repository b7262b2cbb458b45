import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { clientOf, type Failed, newClient } from './client.ts'
import { photograph } from './pictures.ts'
import { startServer } from './server-process.ts'

it('a damaged document costs its user alone: 503, with the file named in the log; a restored one costs nothing', async () => {
  const server = await startServer()
  const [ada, grace] = [await newClient(server), await newClient(server)]
  const image = await ada.store(await photograph())
  expect(await server.stop()).toBe(0)

  const folder = join(server.folder, 'db', 'users')
  let file = ''
  for (const name of await readdir(folder)) {
    if ((await readFile(join(folder, name), 'utf8')).includes(image.id)) file = join(folder, name)
  }
  const whole = await readFile(file)
  await writeFile(file, whole.subarray(0, -20))

  const again = await server.start()
  const [adaAgain, graceAgain] = [clientOf(again, ada), clientOf(again, grace)]
  for (const path of ['/images', `/images/${image.id}`, '/me']) {
    const { status, body } = await adaAgain.get<Failed>(path)
    expect(status).toBe(503)
    expect(body.error.code).toBe('UNAVAILABLE')
    expect(body.error.message).not.toContain(file)
  }
  expect((await graceAgain.get('/images')).status).toBe(200)
  await graceAgain.store(await photograph({ seed: 2 }))
  expect(await again.stop()).toBe(0)
  expect(again.output()).toContain(file)
  expect(await readFile(file)).toEqual(whole.subarray(0, -20))

  await writeFile(file, whole)
  const restored = await server.start()
  expect((await clientOf(restored, ada).get(`/images/${image.id}`)).status).toBe(200)
}, 240_000)
