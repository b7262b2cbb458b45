import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { expect, it } from 'vitest'

it('bundles for a browser: no Node module and no native code in it', async () => {
  const entry = fileURLToPath(new URL('./index.ts', import.meta.url))
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['es'] } },
  })
  if (!Array.isArray(result)) throw new Error('Expected a finished build')
  const chunks = result.flatMap(({ output }) => output.filter((file) => file.type === 'chunk'))
  expect(chunks.flatMap((chunk) => [...chunk.imports, ...chunk.dynamicImports])).toEqual([])
  const modules = chunks.flatMap((chunk) => chunk.moduleIds)
  expect(modules.some((id) => id.includes('canonical'))).toBe(true)
  // vite replaces a Node builtin by an empty module of this name instead of failing.
  expect(modules.filter((id) => /__vite-browser-external|^node:|[\\/]sharp[\\/]/.test(id))).toEqual([])
})
