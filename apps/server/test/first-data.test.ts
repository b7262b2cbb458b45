import { expect, it } from 'vitest'
import { newClient, password, postJson } from './client.ts'
import { photograph } from './pictures.ts'
import { type ServerProcess, startServer } from './server-process.ts'

/** What the page at an address has within it, for whoever has this cookie. */
async function firstDataAt(server: ServerProcess, path: string, cookie = '') {
  const response = await fetch(server.url + path, { headers: { Accept: 'text/html', Cookie: cookie } })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-encoding')).toMatch(/^(br|gzip)$/)
  const page = await response.text()
  const json = /<script type="application\/json" id="first-data">(.*?)<\/script>/.exec(page)?.[1]
  return { page, data: json === undefined ? null : JSON.parse(json) }
}

async function cookieOf(server: ServerProcess, { username }: { username: string }) {
  const { headers } = await postJson(`${server.url}/api/v1/auth/login`, { username, password })
  return headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

it('sends within a page what it asks first, to whom it belongs and to nobody else', async () => {
  const server = await startServer()
  const client = await newClient(server)
  const mine = await cookieOf(server, client)
  // A name that would end the script element if it were written as it is.
  const image = await client.store(await photograph(), 'a</script><b>$&.jpg')

  const gallery = await firstDataAt(server, '/', mine)
  expect(gallery.data.me.user.username).toBe(client.username)
  expect(gallery.data.gallery.images.map(({ name }: { name: string }) => name)).toEqual([image.name])
  const thumbnail = new URL(gallery.data.gallery.images[0].thumbnail.url)
  expect(gallery.page).toContain(
    `<link rel="preload" as="image" fetchpriority="high" href="${thumbnail.pathname}">`,
  )
  const page = await firstDataAt(server, `/images/${image.id}`, mine)
  expect(page.data).toMatchObject({ image: { image: { id: image.id } }, compressions: { total: 0 } })

  expect((await firstDataAt(server, `/images/${image.id}`)).data).toBeNull()
  expect((await firstDataAt(server, '/', 'tessera_session=tss_wrong')).data).toBeNull()
  const other = await cookieOf(server, await newClient(server))
  const foreign = await firstDataAt(server, `/images/${image.id}`, other)
  expect(Object.keys(foreign.data)).toEqual(['me', 'lastEventId'])
  expect(foreign.page).not.toContain(image.name)
})
