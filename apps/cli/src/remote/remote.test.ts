import { execFile } from 'node:child_process'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startSlowProxy } from '../../../../packages/client/test/slow-proxy.ts'
import { type Client, newClient, type One } from '../../../server/test/client.ts'
import { decode, photograph } from '../../../server/test/pictures.ts'
import { type ServerProcess, startServer } from '../../../server/test/server-process.ts'
import { heavyPhotograph } from '../../../server/test/tus-requests.ts'
import { buildTessera, createFolder, main, runTessera } from '../../test/tessera.ts'

let folder: string

beforeAll(buildTessera, 120_000)

beforeEach(async () => {
  folder = await createFolder()
})

interface Person {
  server: ServerProcess
  client: Client
  env: Record<string, string | undefined>
  tessera: (...args: string[]) => ReturnType<typeof runTessera>
}

async function newPerson(): Promise<Person> {
  const server = await startServer()
  const client = await newClient(server)
  const env = {
    PATH: process.env.PATH,
    TESSERA_URL: server.url,
    TESSERA_TOKEN: client.token,
    XDG_STATE_HOME: join(folder, 'state'),
  }
  return { server, client, env, tessera: (...args) => runTessera(folder, args, env) }
}

describe('push, list and get', () => {
  it('upload, find again and download', async () => {
    const { tessera } = await newPerson()
    const [sea, town] = [await photograph(), await photograph({ seed: 2, format: 'png' })]
    await Promise.all([writeFile(join(folder, 'sea.jpg'), sea), writeFile(join(folder, 'town.png'), town)])
    const pushed = await tessera('push', '*.{jpg,png}', '--tag', 'blue', 'wide')
    expect(pushed).toMatchObject({ code: 0, stderr: '' })
    expect(pushed.stdout).toMatch(/sea\.jpg.*jpeg.*640 x 480.*uploaded/)
    expect(pushed.stdout).toMatch(/town\.png.*png.*640 x 480.*uploaded/)
    const again = await tessera('push', 'sea.jpg', '--tag', 'old', '--json')
    const [first] = JSON.parse(again.stdout)
    expect(first).toMatchObject({ input: 'sea.jpg', deduplicated: true, tags: ['blue', 'wide', 'old'] })

    const listed = await tessera('list', '--sort', 'name', '--order', 'asc')
    expect(listed.stdout).toMatch(/sea\.jpg.*blue, wide, old[\s\S]*town\.png.*blue, wide[\s\S]*2 images\n$/)
    const found = JSON.parse((await tessera('list', '--tag', 'old', '--format', 'jpeg', '--json')).stdout)
    expect(found).toMatchObject([{ id: first.id, name: 'sea.jpg', url: expect.stringContaining('/files/') }])
    expect((await tessera('list', '--limit', '1')).stdout).toContain('1 of 2 images (--limit shows more)')

    expect(await tessera('get', first.id, '-o', 'copies/')).toMatchObject({ code: 0, stderr: '' })
    expect(await readFile(join(folder, 'copies', 'sea.jpg'))).toEqual(sea)
    const refused = await tessera('get', first.id, '-o', 'copies/')
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain('copies/sea.jpg is there already (--force overwrites it)')

    const recipe = ['-f', 'webp', '-w', '320', '--max-bytes', '5KB']
    const made = await tessera('get', first.id, ...recipe, '-o', 'small.webp', '--json')
    expect(JSON.parse(made.stdout)).toMatchObject([
      { output: 'small.webp', format: 'webp', width: 320, height: 240 },
    ])
    expect(await decode(await readFile(join(folder, 'small.webp')))).toMatchObject({
      format: 'webp',
      width: 320,
    })
    expect((await stat(join(folder, 'small.webp'))).size).toBeLessThanOrEqual(5000)
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('go on after a file that is refused, and say which and why', async () => {
    const { tessera } = await newPerson()
    await writeFile(join(folder, 'letter.txt'), 'Dear Sir')
    await writeFile(join(folder, 'sea.jpg'), await photograph())
    const { code, stdout } = await tessera('push', 'letter.txt', 'missing.jpg', 'sea.jpg', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject([
      { input: 'letter.txt', error: { code: 'UNSUPPORTED_FORMAT' } },
      {
        input: 'missing.jpg',
        error: { code: 'INVALID_INPUT', message: expect.stringContaining('there is none') },
      },
      { input: 'sea.jpg', deduplicated: false },
    ])
    const none = await tessera('get', 'none')
    expect(none).toMatchObject({ code: 1, stderr: 'failed none: There is no such image\n' })
  })

  it('go on with a large upload that broke off, in the next run', async () => {
    const { server, client, env } = await newPerson()
    const size = 24_000_000
    await writeFile(join(folder, 'pano.jpg'), await heavyPhotograph(size))
    const proxy = await startSlowProxy(server.url, { bytesPerSecond: 4_000_000 })
    const slow = { ...env, TESSERA_URL: proxy.url }
    const child = execFile(process.execPath, [main, 'push', 'pano.jpg'], { cwd: folder, env: slow })
    const exited = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)))
    const state = join(folder, 'state', 'tessera')
    const begun = async () => {
      const [file = ''] = await readdir(state).catch((): string[] => [])
      const [upload] = JSON.parse(await readFile(join(state, file), 'utf8').catch(() => '[]'))
      return upload ? (await client.get<{ received: number }>(`/uploads/${upload.id}`)).body.received : 0
    }
    await expect.poll(begun).toBeGreaterThan(2_000_000)
    child.kill('SIGKILL')
    expect(await exited).toBe('SIGKILL')
    proxy.release()
    const before = proxy.passed()
    expect(before).toBeLessThan(size)
    const { code, stdout, stderr } = await runTessera(folder, ['push', 'pano.jpg', '--json'], slow)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [{ id }] = JSON.parse(stdout)
    expect((await client.get<One>(`/images/${id}`)).body.image).toMatchObject({
      bytes: size,
      name: 'pano.jpg',
    })
    expect(proxy.passed() - before).toBeLessThan(size - 1_000_000)
    const [file = ''] = await readdir(state)
    expect((await stat(join(state, file))).mode & 0o777).toBe(0o600)
    expect(JSON.parse(await readFile(join(state, file), 'utf8'))).toEqual([])
  })

  it('say clearly what is missing or wrong', async () => {
    const { server, env, tessera } = await newPerson()
    const bare = { PATH: process.env.PATH, XDG_STATE_HOME: folder }
    const missing = await runTessera(folder, ['list'], bare)
    expect(missing).toMatchObject({ code: 2, stdout: '' })
    expect(missing.stderr).toContain('Expected a server: --server https://photos.example.org, or TESSERA_URL')
    const noToken = await runTessera(folder, ['list', '--server', server.url], bare)
    expect(noToken).toMatchObject({ code: 2 })
    expect(noToken.stderr).toContain('Expected an API token: TESSERA_TOKEN, or --token')
    const wrong = await tessera('list', '--token', 'none')
    expect(wrong).toMatchObject({ code: 1, stdout: '' })
    expect(wrong.stderr).toMatch(/^failed list: .+\n$/)
    const elsewhere = await runTessera(folder, ['list', '--json'], {
      ...env,
      TESSERA_URL: 'http://127.0.0.1:9',
    })
    expect(elsewhere.code).toBe(1)
    expect(JSON.parse(elsewhere.stdout)).toMatchObject([{ error: { code: 'UNREACHABLE' } }])
    for (const [args, sentence] of [
      [
        ['list', '--server', 'ftp://x'],
        "Expected an http or https address for the server but received 'ftp://x'",
      ],
      [['list', '--limit', '0'], 'Expected integer between 1 and 100000 for limit'],
      [
        ['list', '--sort', 'colour'],
        "argument 'colour' is invalid. Allowed choices are createdAt, name, bytes.",
      ],
      [['get', 'x', '-q', '101'], 'Expected integer between 1 and 100 for quality'],
    ] as const) {
      const { code, stderr } = await tessera(...args)
      expect(code, stderr).toBe(2)
      expect(stderr).toContain(sentence)
    }
    for (const name of ['push', 'list', 'get'])
      expect((await tessera(name, '--help')).stdout).toContain(`Examples:\n  tessera ${name}`)
  })
})
