import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

const module = new URL('timed-store.ts', import.meta.url).href

/** Runs a script in a process of its own, with a timed store one of whose calls rejects. */
function run(script: string): { status: number | null; stderr: string } {
  const source = `
    const { timeStore } = await import('${module}')
    let seen = 0
    const storeCalls = { labels: () => ({ observe: () => seen++ }) }
    const store = { things: { get: async () => 'thing', lose: async () => { throw new Error('lost') } } }
    const { things } = timeStore(store, { storeCalls })
    ${script}`
  return spawnSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' })
}

it('leaves a rejection to the caller: heard of by who waits, and by the process where nobody does', () => {
  const waited = run(`
    if ((await things.get()) !== 'thing') process.exit(2)
    await things.lose().then(() => process.exit(3), ({ message }) => message === 'lost' || process.exit(4))
    if (seen !== 2) process.exit(5)`)
  expect(waited).toMatchObject({ status: 0, stderr: '' })
  const forgotten = run('things.lose()')
  expect(forgotten.status).toBe(1)
  expect(forgotten.stderr).toContain('Error: lost')
})
