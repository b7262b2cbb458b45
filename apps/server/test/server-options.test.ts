import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { serverOptions } from '../../../scripts/server-options.mjs'

const root = new URL('../../../', import.meta.url)

it('is started in its image as by npm start', async () => {
  const { readDockerfile } = await import(new URL('scripts/read-dockerfile.mjs', root).href)
  const stages = readDockerfile(await readFile(new URL('Dockerfile', root), 'utf8'))
  const { text } = stages
    .at(-1)
    .steps.find(({ instruction }: { instruction: string }) => instruction === 'CMD')
  expect(JSON.parse(text)).toEqual(['node', ...serverOptions, '/tessera/server/dist/main.js'])
})
