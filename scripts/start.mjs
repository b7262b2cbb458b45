import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findNode, root, setUp, workspaceEnvironment } from './set-up.mjs'

// `npm start`: installs and builds if need be, then runs the server; what follows `--` goes to it.
setUp()
// Small spaces for what is young: as large as V8 makes them by itself they are 100 MB of memory, and save no time here.
const options = ['--max-semi-space-size=4']
const entry = join(root, 'apps/server/dist/main.js')
const server = spawn(findNode(), [...options, entry, ...process.argv.slice(2)], {
  cwd: root,
  env: workspaceEnvironment(),
  stdio: 'inherit',
})
// The terminal sends Ctrl-C to both; a signal that only this one gets is passed on, and the server decides when it ends.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => server.kill('SIGTERM'))
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
