import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { describeBytesRoutes } from '../rest/document/bytes-routes.ts'
import { createOpenApiDocument } from '../rest/document.ts'
import { restTable } from '../rest/table.ts'
import { makeDocuments } from './documents.ts'

const root = new URL('../../../../', import.meta.url)

it('docs/architecture.md names every folder of the server', async () => {
  const page = await readFile(new URL('docs/architecture.md', root), 'utf8')
  const entries = await readdir(new URL('apps/server/src', root), { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${name}/ `)
  expect(folders.length).toBeGreaterThan(10)
  expect(folders.filter((name) => !page.includes(name))).toEqual([])
})

describe('documents made from the code', () => {
  it('are committed as they are made now (pnpm generate writes them)', async () => {
    for (const { path, text } of await makeDocuments()) expect(await readFile(path, 'utf8'), path).toBe(text)
  })

  it('name each operation once', () => {
    const { paths = {} } = createOpenApiDocument()
    const ids = Object.values(paths).flatMap((path) =>
      Object.values(path ?? {}).flatMap(
        (operation) => (operation as { operationId?: string }).operationId ?? [],
      ),
    )
    expect(new Set(ids).size).toBe(ids.length)
    const bytesRoutes = Object.values(describeBytesRoutes()).flatMap((path) => Object.keys(path))
    expect(ids.length).toBe(restTable.length + bytesRoutes.length)
  })
})
