import { compress, configureEngine, type ImageInput, inspect, thumbnail } from '../src/index.ts'

// Run by a test: tries three things on each input (a path, or base64 after a comma), one after the other, and prints the
// codes and the most memory that the process ever held, in bytes.
configureEngine({ allowSvg: true })
const options = { allowSvg: true }
const tries = [
  (input: ImageInput) => inspect(input, options),
  (input: ImageInput) => thumbnail(input, options),
  (input: ImageInput) => compress(input, { format: 'webp' }, options),
]
const outcomes: string[][] = []
for (const text of JSON.parse(process.argv[2] ?? '[]') as string[]) {
  const input = text.startsWith(',') ? Buffer.from(text.slice(1), 'base64') : text
  const codes: string[] = []
  for (const make of tries) {
    codes.push(
      await make(input).then(
        () => 'made',
        ({ code }) => code,
      ),
    )
  }
  outcomes.push(codes)
}
process.stdout.write(JSON.stringify({ outcomes, peak: process.resourceUsage().maxRSS * 1024 }))
