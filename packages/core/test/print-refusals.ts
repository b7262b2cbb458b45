import { compress } from '../src/compress.ts'

// Run by a test: prints the code and the message of each refusal. The inputs are base64.
const inputs: { input: string; format: 'png' | 'jxl' }[] = JSON.parse(process.argv[2] ?? '[]')
const refusals = []
for (const { input, format } of inputs) {
  const refusal = await compress(Buffer.from(input, 'base64'), { format }).catch((error) => error)
  refusals.push({ code: refusal.code, message: refusal.message, package: refusal.details?.package })
}
process.stdout.write(JSON.stringify(refusals))
