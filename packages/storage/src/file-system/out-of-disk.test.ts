import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'

const module = new URL('index.ts', import.meta.url).href

/** Runs a script in a process that may write files of a megabyte at most: for a file that is larger, the disk is full. */
async function runLimited(script: string): Promise<{ folder: string; output: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-blobs-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const source = `
    const { createFileSystemBlobs } = await import('${module}')
    const { Readable } = await import('node:stream')
    const { writeFile } = await import('node:fs/promises')
    const blobs = createFileSystemBlobs({ folder: ${JSON.stringify(folder)} })
    const key = '${'a'.repeat(26)}/${'b'.repeat(26)}/original.png'
    const large = Buffer.alloc(3_000_000)
    const say = (work) => work.then(() => console.log('stored'), ({ code }) => console.log(code))
    ${script}`
  // Blocks of 1,024 bytes.
  const child = spawn(
    'bash',
    ['-c', 'ulimit -f 1000; exec "$0" --input-type=module -e "$1"', process.execPath, source],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  return { folder, output: await text(child.stdout) }
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

describe('a full disk', () => {
  it('gives OUT_OF_DISK for what does not fit, leaves nothing of it, and takes what does fit', async () => {
    const { folder, output } = await runLimited(`
      await say(blobs.put(key, large))
      await say(blobs.put(key, Readable.from([large.subarray(0, 900_000), large])))
      console.log((await blobs.head(key)) === null)
      await say(blobs.put(key, large.subarray(0, 900_000)))
    `)
    expect(output.split('\n')).toEqual(['OUT_OF_DISK', 'OUT_OF_DISK', 'true', 'stored', ''])
    expect(await listFiles(folder)).toEqual([
      join(folder, 'blobs', 'a'.repeat(26), 'b'.repeat(26), 'original.png'),
    ])
    expect(await readdir(join(folder, 'tmp'))).toEqual([])
  })

  it('leaves no temporary folder behind when what is made in it does not fit', async () => {
    const { folder, output } = await runLimited(`
      await say(blobs.withTempFolder((path) => writeFile(path + '/output', large)))
    `)
    expect(output).toBe('EFBIG\n')
    expect(await readdir(join(folder, 'tmp'))).toEqual([])
    expect(await listFiles(folder)).toEqual([])
  })
})
