import { readFile, writeFile } from 'node:fs/promises'
import { registerHooks } from 'node:module'

// Run by `pnpm generate`: writes the types that a stranger would have made of docs/openapi.json; `--print` shows them instead.

// The library asks for version 5 of the compiler by name, whose API version 7 has not.
registerHooks({
  resolve: (name, context, next) => next(name === 'typescript' ? 'typescript-5' : name, context),
})
const { astToString, default: generate } = await import('openapi-typescript')

const source = new URL('../../../docs/openapi.json', import.meta.url)
const target = new URL('api-types.gen.ts', import.meta.url)
const text = astToString(await generate(await readFile(source, 'utf8')))
if (process.argv.includes('--print')) process.stdout.write(text)
else await writeFile(target, text)
