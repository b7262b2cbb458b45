import { writeFile } from 'node:fs/promises'
import { platform } from 'node:os'
import { parseCommandLine, usage } from './command-line.ts'
import { measureCore } from './core/measure-core.ts'
import type { Figure } from './figure.ts'
import { measureFiles } from './files/measure-files.ts'
import { openFolders } from './folders.ts'
import { measurePanorama } from './panorama/measure-panorama.ts'
import { measurePool } from './pool/measure-pool.ts'
import { printTable } from './print-table.ts'
import { measureServer } from './server/measure-server.ts'
import { measureStore } from './store/measure-store.ts'
import { measureTiles } from './tiles/measure-tiles.ts'
import { measureUpload } from './upload/measure-upload.ts'

// `pnpm bench`: the figures of Tessera, each beside a baseline that was measured in turns with it. A bar that is missed is shown, and
// the exit code is 1: of CPU time and memory that means something; of seconds on a busy machine a single run proves little.

const suites = {
  core: measureCore,
  pool: measurePool,
  upload: measureUpload,
  files: measureFiles,
  server: measureServer,
  store: measureStore,
  panorama: measurePanorama,
  tiles: measureTiles,
}

async function main(): Promise<number> {
  const asked = parseCommandLine(process.argv.slice(2), Object.keys(suites) as (keyof typeof suites)[])
  if ('problem' in asked) {
    process.stderr.write(`${asked.problem}\n\n${usage}`)
    return 2
  }
  if (asked.help) {
    process.stdout.write(usage)
    return 0
  }
  if (platform() !== 'linux') {
    process.stderr.write(
      'The bench reads CPU time and memory of other processes from /proc, so it needs Linux.\n',
    )
    return 2
  }
  await using folders = await openFolders()
  const figures: Figure[] = []
  for (const suite of asked.suites) figures.push(...(await suites[suite](folders, say, asked)))
  process.stdout.write(printTable(figures))
  if (asked.json)
    await writeFile(asked.json, `${JSON.stringify({ node: process.version, figures }, null, 2)}\n`)
  return figures.some(({ met }) => met === false) ? 1 : 0
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

process.exitCode = await main()
