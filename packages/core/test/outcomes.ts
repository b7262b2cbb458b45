import { compress } from '../src/compress.ts'
import { ImageError } from '../src/errors.ts'
import { type ImageFacts, inspect } from '../src/inspect.ts'
import { corpusFile, corpusNames } from './corpora.ts'

const folders = ['sharp', 'pngsuite', 'libvips', 'avif', 'not-images']

/**
 * What becomes of every image of the corpora, as the text of docs/formats.md: a file is handled if its header is read
 * and all of its pixels can be made into another image, else the code of the error is shown.
 */
export async function describeOutcomes(): Promise<string> {
  const sections: string[] = []
  for (const folder of folders) {
    const rows: string[] = []
    for (const name of corpusNames(folder))
      rows.push(`| ${[name, ...(await tryFile(folder, name))].join(' | ')} |`)
    const handled = rows.filter((row) => !row.includes('refused')).length
    const summary = `${rows.length} files: ${handled} handled, ${rows.length - handled} refused.`
    const head =
      '| file | format | stored | upright | pages | pixels |\n| --- | --- | --- | --- | --- | --- |'
    sections.push(`## ${folder}\n\n${summary}\n\n${head}\n${rows.join('\n')}\n`)
  }
  return `${introduction}\n${sections.join('\n')}`
}

const introduction = `# What becomes of each image of the corpora

Made by \`pnpm generate:formats\` from the test images that are not part of this project (see \`packages/core/test/corpora.ts\`),
and compared with them by \`packages/core/test/corpora.test.ts\`. A file is handled if its header is read and all of its
pixels can be made into another image. \`stored\` is the size in the file, \`upright\` the size after orientation (AVIF is
always read upright), \`pages\` are frames of an animation or pages of a document.
`

async function tryFile(folder: string, name: string): Promise<string[]> {
  const file = corpusFile(folder, name)
  try {
    const facts = await inspect(file)
    await decodeAll(file, facts)
    return describe(facts)
  } catch (error) {
    if (!(error instanceof ImageError)) throw error
    const found = typeof error.details.found === 'string' ? error.details.found : ''
    return [found, '', '', '', `refused: ${error.code}`]
  }
}

// A small output, but of all pixels: no part of the file is left unread.
async function decodeAll(file: string, facts: ImageFacts): Promise<void> {
  const { data } = await compress(file, { format: 'webp', width: 32, quality: 50, enlarge: false })
  const made = await inspect(data)
  const height = Math.max(1, Math.round((facts.height * made.width) / facts.width))
  const frames = facts.format === 'gif' || facts.format === 'webp' ? facts.pages : 1
  // Frames that are alike become one.
  if (made.height !== height || made.pages > frames)
    throw new Error(`${file} came out as ${made.width} x ${made.height}, ${made.pages} frames`)
}

function describe(facts: ImageFacts): string[] {
  const { format, width, height, pages, orientation } = facts
  const stored = orientation > 4 ? `${height} x ${width}` : `${width} x ${height}`
  const pixels = [
    `${facts.bitDepth} bit ${facts.colourSpace}`,
    facts.hasAlpha && 'alpha',
    facts.hasIcc && 'profile',
    facts.progressive && 'progressive',
    orientation !== 1 && `orientation ${orientation}`,
    facts.hasLocation && 'location',
    facts.hasGainMap && 'gain map',
  ]
  return [format, stored, `${width} x ${height}`, String(pages), pixels.filter(Boolean).join(', ')]
}
