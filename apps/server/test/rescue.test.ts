import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { logIn, register, tryLogIn } from './browser-session.ts'
import type { One } from './client.ts'
import { type ServerProcess, startServer } from './server-process.ts'

const entry = fileURLToPath(new URL('../dist/main.js', import.meta.url))

/** Runs the server's program as an operator does who cannot log in any more. */
async function rescue({ folder }: ServerProcess, ...args: string[]) {
  const env = { PATH: process.env.PATH, TESSERA_DATA_DIR: folder }
  return promisify(execFile)(process.execPath, [entry, '--reset-password', ...args], { env }).then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, text: stderr }),
  )
}

it('lets an operator in who is locked out, with the server stopped and no other way', async () => {
  const server = await startServer()
  const { session: admin } = await register(server, 'ada')
  const { session } = await register(server, 'grace')
  const { id } = (await session.get<One>('/me')).body.user
  await admin.send('PATCH', `/admin/users/${id}`, { disabled: true })

  expect(await rescue(server, 'grace')).toMatchObject({ code: 1, text: expect.stringMatching(/in use|uses/) })
  expect((await admin.get('/me')).status).toBe(200)
  await server.stop()
  expect(await rescue(server, 'nobody')).toMatchObject({
    code: 1,
    text: expect.stringContaining('no account "nobody"'),
  })
  expect(await rescue(server)).toMatchObject({ code: 1, text: expect.stringContaining('no account ""') })
  expect((await rescue({ ...server, folder: `${server.folder}/none` }, 'grace')).code).toBe(1)
  const { code, text } = await rescue(server, 'Grace', '--admin')
  expect(code).toBe(0)
  const password = /^grace \(admin\) can log in with this password: (\S{16})$/m.exec(text)?.[1] ?? ''

  const again = await server.start()
  expect((await tryLogIn(again, 'grace')).status).toBe(401)
  const rescued = await logIn(again, 'grace', password)
  expect((await rescued.get('/admin/usage')).status).toBe(200)
  // Nobody else's account was touched.
  expect((await tryLogIn(again, 'ada')).status).toBe(200)
})
