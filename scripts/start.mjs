import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { serverOptions } from './server-options.mjs'
import { findNode, root, setUp, workspaceEnvironment } from './set-up.mjs'

// `npm start`: installs and builds if need be, then runs the server; what follows `--` goes to it.
// In package.json it takes the shell's place (`exec`): a shell that is ended by npm's signal would leave it, and the server, running.
setUp()
const entry = join(root, 'apps/server/dist/main.js')
const server = spawn(findNode(), [...serverOptions, entry, ...process.argv.slice(2)], {
  cwd: root,
  env: workspaceEnvironment(),
  stdio: 'inherit',
})
// The terminal sends Ctrl-C to both; a signal that only this one gets is passed on, and the server decides when it ends.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => server.kill('SIGTERM'))
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
