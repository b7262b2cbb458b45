import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createOpenApiDocument } from '../rest/document.ts'
import { fillSettings } from './settings-table.ts'

const docs = fileURLToPath(new URL('../../../../docs/', import.meta.url))

/** Every committed page that is made from the code, with what it should be now. */
export async function makeDocuments(): Promise<{ path: string; text: string }[]> {
  const operations = `${docs}operations.md`
  return [
    { path: `${docs}openapi.json`, text: `${JSON.stringify(createOpenApiDocument(), null, 2)}\n` },
    { path: operations, text: fillSettings(await readFile(operations, 'utf8')) },
  ]
}
