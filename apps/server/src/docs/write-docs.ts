import { writeFile } from 'node:fs/promises'
import { makeDocuments } from './documents.ts'

// Run by `pnpm generate`.
for (const { path, text } of await makeDocuments()) await writeFile(path, text)
