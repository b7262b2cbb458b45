import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { describe, expect, it } from 'vitest'

/** A package as it would be published, and where it was installed. */
export interface Packed {
  archive: string
  installed: string
}

/** What holds for every package that is published; `packed` is asked once a test runs. `modules` is a little less than it has. */
export function describePackage(
  packed: () => Packed,
  { entryPoints, modules }: { entryPoints: readonly string[]; modules: number },
): void {
  const readManifest = async () =>
    JSON.parse(await readFile(join(packed().installed, 'package.json'), 'utf8'))

  describe('the published package', () => {
    it('is one that publint finds nothing to say about', async () => {
      const { messages } = await publint({ pkgDir: packed().installed, pack: false, strict: true })
      const manifest = await readManifest()
      expect(messages.map((message) => formatMessage(message, manifest))).toEqual([])
    })

    it('has types that resolve to what is there', async () => {
      const result = await checkPackage(createPackageFromTarballData(await readFile(packed().archive)))
      if (!result.types) throw new Error('Expected types')
      // ESM only: node10 knows no exports, and CommonJS gets the module by import() or by Node's require of ESM.
      const ignored = ['node10', 'node16-cjs']
      const problems = result.problems.filter(
        (problem) => !('resolutionKind' in problem && ignored.includes(problem.resolutionKind)),
      )
      expect(problems).toEqual([])
      expect(Object.keys(result.entrypoints)).toEqual(entryPoints)
    })

    it('holds its licence, its README and its sources, and no test', async () => {
      const { installed } = packed()
      expect((await readdir(installed)).sort()).toEqual([
        'LICENSE',
        'README.md',
        'dist',
        'package.json',
        'src',
      ])
      const files = await readdir(installed, { recursive: true })
      expect(files.filter((name) => /\.test\.|tsbuildinfo/.test(name))).toEqual([])
      expect(await readFile(join(installed, 'LICENSE'), 'utf8')).toMatch(/^MIT License/)
    })

    it('imports nothing but what it says it depends on', async () => {
      const { dependencies, optionalDependencies } = await readManifest()
      const known = Object.keys({ ...dependencies, ...optionalDependencies })
      const dist = join(packed().installed, 'dist')
      const names = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith('.js'))
      expect(names.length).toBeGreaterThan(modules)
      for (const name of names) {
        const text = await readFile(join(dist, name), 'utf8')
        // Neither a file of its own (`./`) nor a name that its manifest gives one (`#`).
        const imported = [...text.matchAll(/(?:from|import\(?) ?'([^'.#][^']*)'/g)].map(
          ([, module = '']) => module,
        )
        const foreign = imported.filter(
          (module) =>
            !module.startsWith('node:') &&
            !known.some((one) => module === one || module.startsWith(`${one}/`)),
        )
        expect(foreign, name).toEqual([])
      }
    })
  })
}
