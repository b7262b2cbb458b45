import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { decode, photograph } from './pictures.ts'
import { startServer } from './server-process.ts'

const run = promisify(execFile)
const readme = await readFile(fileURLToPath(new URL('../../../README.md', import.meta.url)), 'utf8')

/** The code block behind a mark in the README. */
function blockAfter(mark: string): string {
  const found = new RegExp(`<!-- ${mark} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1]
  if (found === undefined) throw new Error(`README.md has no block ${mark}`)
  return found
}

async function folderWithPhotographs(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-readme-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'photo.jpg'), await photograph({ width: 1200, height: 900, seed: 1 }))
  await writeFile(join(folder, 'one.jpg'), await photograph({ seed: 2 }))
  await writeFile(join(folder, 'two.png'), await photograph({ seed: 3, format: 'png' }))
  await writeFile(join(folder, 'three.jpg'), await photograph({ seed: 4 }))
  return folder
}

describe('the README', () => {
  it('walks through the main job with curl, line by line as it stands there', async () => {
    const server = await startServer()
    const cwd = await folderWithPhotographs()
    const steps = blockAfter('walk')
      .split(/^# .*\n/m)
      .filter((step) => step.trim() !== '')
    const script = steps.map((step) => `${step}\necho; echo "-- next"`).join('\n')
    const { stdout } = await run('bash', ['-euc', script], {
      cwd,
      env: { ...process.env, TESSERA: server.url },
    })
    const [account, uploads, put, presets, list, , changed, shared, deleted] = stdout
      .split('-- next')
      .map((text) => text.trim())
    expect(JSON.parse(account ?? '')).toMatchObject({ user: { username: 'ansel', role: 'admin' } })
    expect(uploads?.match(/"deduplicated":false/g)).toHaveLength(3)
    expect(JSON.parse(put ?? '')).toMatchObject({ image: { name: 'three.jpg' }, deduplicated: false })
    expect(presets?.match(/"applyOnUpload":true/g)).toHaveLength(2)
    expect(JSON.parse(list ?? '')).toMatchObject({
      total: 4,
      images: [{ name: 'one.jpg' }, { name: 'photo.jpg' }, { name: 'three.jpg' }, { name: 'two.png' }],
    })
    expect(await decode(await readFile(join(cwd, 'photo.webp')))).toMatchObject({
      format: 'webp',
      width: 800,
      height: 600,
    })
    expect(JSON.parse(changed ?? '')).toMatchObject({ error: { code: 'FORBIDDEN' } })
    expect(JSON.parse(shared ?? '')).toMatchObject({
      share: { images: [{ name: 'photo.jpg', status: 'ready' }] },
    })
    expect(deleted).toBe('')
  })
})
