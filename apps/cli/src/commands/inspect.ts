import { stat } from 'node:fs/promises'
import { type ImageFacts, inspect } from '@tessera/core'
import { findFiles } from '../find-files.ts'
import type { ExitCode } from '../program.ts'
import { formatBytes, report } from '../report.ts'
import { type FileOptions, runFiles } from '../run-files.ts'
import type { Terminal } from '../terminal.ts'

/** `tessera inspect` */
export async function runInspect(
  terminal: Terminal,
  args: string[],
  options: FileOptions & { json?: boolean },
): Promise<ExitCode> {
  const { files } = await findFiles(args, options)
  const outcomes = await runFiles(terminal, { files, options }, async (file) => {
    const facts = await inspect(file, { signal: terminal.signal })
    return { bytes: (await stat(file)).size, ...facts }
  })
  return report(terminal, outcomes, {
    json: options.json,
    layout: {
      head: ['File', 'Format', 'Pixels', 'Bytes', 'Colour', 'Notes'],
      row: (input, facts) => [
        input,
        facts.format,
        `${facts.width} x ${facts.height}`,
        formatBytes(facts.bytes),
        `${facts.colourSpace}, ${facts.bitDepth} bit`,
        notes(facts).join(', '),
      ],
    },
  })
}

function notes(facts: ImageFacts): string[] {
  const all: [boolean, string][] = [
    [facts.pages > 1, `${facts.pages} pages`],
    [facts.hasAlpha, 'alpha'],
    [facts.progressive, 'progressive'],
    [facts.orientation !== 1, `orientation ${facts.orientation}`],
    [facts.hasIcc, 'colour profile'],
    [facts.hasGainMap, 'gain map'],
    [facts.hasExif, 'EXIF'],
    [facts.hasLocation, 'LOCATION'],
  ]
  return all.filter(([holds]) => holds).map(([, text]) => text)
}
