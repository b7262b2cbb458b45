import { spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readAssignments, readDockerfile } from './read-dockerfile.mjs'
import { fail, findNode, root } from './set-up.mjs'

// Runs the Dockerfile's own build and start steps in a clean folder, for machines without an engine: each stage gets a folder that
// stands for its root, and the absolute paths that the Dockerfile makes up are rewritten to lie in it. The server then runs as
// the image's user, does the main job, and must have written nothing outside its volume. `--keep` leaves the folder.

const asRoot = process.getuid?.() === 0
const work = mkdtempSync(join(tmpdir(), 'tessera-docker-'))
const stages = readDockerfile(readFileSync(join(root, 'Dockerfile'), 'utf8'))
const folders = new Map(stages.map(({ name }) => [name, join(work, name)]))

/** The folders of the image that are ours: what WORKDIR, COPY and VOLUME name. Everything else is the base image's, so this machine's. */
const ours = [
  ...new Set(
    stages.flatMap(({ steps }) =>
      steps.flatMap(({ instruction, flags, text }) => {
        if (instruction === 'WORKDIR' || instruction === 'VOLUME') return [text]
        return instruction === 'COPY' && flags.from
          ? text.split(' ').filter((path) => path.startsWith('/'))
          : []
      }),
    ),
  ),
].map((path) => `/${path.split('/')[1]}`)

function inStage(stage, text) {
  return ours.reduce(
    (result, path) =>
      result.replaceAll(new RegExp(`(?<![\\w/])${path}(?=[/\\s"]|$)`, 'g'), folders.get(stage) + path),
    text,
  )
}

let image
for (const stage of stages) image = build(stage)
await start(image)
if (!process.argv.includes('--keep')) rmSync(work, { recursive: true, force: true })
console.log('docker: every step of the Dockerfile ran, and the server did its job')

function build({ name, image: base, steps }) {
  console.log(`docker: stage ${name}, from ${base}`)
  const folder = folders.get(name)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const state = { name, folder, cwd: folder, env: {}, user: null, cmd: null, health: null, volumes: [] }
  for (const step of steps) {
    const text = inStage(name, step.text)
    console.log(`docker:   ${step.instruction} ${step.text}`)
    switch (step.instruction) {
      case 'WORKDIR':
        state.cwd = text
        mkdirSync(text, { recursive: true })
        break
      case 'ENV':
        Object.assign(state.env, readAssignments(text))
        break
      case 'COPY':
        copy(step, state)
        break
      case 'RUN':
        runStep(text, state)
        break
      case 'USER':
        state.user = step.text.split(':').map(Number)
        break
      case 'VOLUME':
        state.volumes.push(text)
        break
      case 'HEALTHCHECK':
        state.health = JSON.parse(step.text.slice(step.text.indexOf('[')))
        break
      case 'CMD':
        state.cmd = JSON.parse(text)
        break
    }
  }
  return state
}

function copy({ flags, text }, { name, cwd }) {
  const [from, to] = text.split(' ')
  if (flags.from) {
    const source = join(folders.get(flags.from), from)
    mkdirSync(inStage(name, to), { recursive: true })
    cpSync(source, inStage(name, to), { recursive: true, verbatimSymlinks: true })
    return
  }
  // The context: what git knows of, which is what a clean checkout would hold.
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  for (const file of stdout.split('\0').filter((path) => path !== '' && existsSync(join(root, path))))
    cpSync(join(root, file), join(cwd, file), { recursive: true })
}

function runStep(command, { cwd, env }) {
  if (command.includes('apt-get') && !asRoot)
    return console.log('docker:     (left out: only root can install packages)')
  // The base image's Node is 24; here it is the workspace's, put in front of the machine's own.
  const path = `${findNode().replace(/\/node$/, '')}:${process.env.PATH}`
  // Deleting the lists of packages is for the image's size; this machine goes on living.
  const { status } = spawnSync('/bin/sh', ['-c', command.replace('&& rm -rf /var/lib/apt/lists/*', '')], {
    cwd,
    // Where this machine gets its packages from is in its environment.
    env: { ...process.env, PATH: path, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) fail(`docker: the step failed: ${command}`)
}

async function start({ folder, cwd, env, user, cmd, health, volumes }) {
  if (cmd === null || health === null || user === null)
    fail('docker: expected CMD, HEALTHCHECK and USER in the last stage')
  // The folder's parents are this user's only; the image's user must be able to pass.
  spawnSync('chmod', ['755', work])
  const identity = asRoot ? { uid: user[0], gid: user[1] } : {}
  if (asRoot) for (const volume of volumes) chownSync(volume, ...user)
  const port = String(20_000 + (process.pid % 20_000))
  const node = copyNode()
  const options = { cwd, env: { PATH: '/usr/bin:/bin', ...env, PORT: port, HOST: '127.0.0.1' }, ...identity }
  const [, ...args] = cmd
  const before = snapshot(folder, volumes)
  const server = spawn(node, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  try {
    const isHealthy = () => spawnSync(node, health.slice(1), { ...options, timeout: 5000 }).status === 0
    const until = Date.now() + 30_000
    while (!isHealthy()) {
      if (Date.now() > until || server.exitCode !== null) fail('docker: the server did not become healthy')
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    await doMainJob(`http://127.0.0.1:${port}`)
  } finally {
    server.kill('SIGTERM')
  }
  if ((await ended) !== 0) fail('docker: the server did not stop cleanly')
  const changed = [...snapshot(folder, volumes)].filter(([path, stamp]) => before.get(path) !== stamp)
  if (changed.length > 0)
    fail(`docker: written outside the volume: ${changed.map(([path]) => path).join(', ')}`)
}

/** The image's Node, where its user can reach it. */
function copyNode() {
  const node = join(work, 'node')
  copyFileSync(realpathSync(findNode()), node)
  return node
}

async function doMainJob(url) {
  const post = async (path, body, headers = {}) => {
    const json = !(body instanceof FormData)
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { ...headers, ...(json ? { 'Content-Type': 'application/json' } : {}) },
      body: json ? JSON.stringify(body) : body,
    })
    if (answer.status !== 201) fail(`docker: POST ${path} answered ${answer.status}: ${await answer.text()}`)
    return answer.json()
  }
  const credentials = { username: 'rehearsal', password: 'a long enough one' }
  await post('/api/v1/auth/register', credentials)
  const { token } = await post('/api/v1/auth/token', credentials)
  const headers = { Authorization: `Bearer ${token}` }
  const form = new FormData()
  // A PNG of one pixel.
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  form.append('image', new Blob([pixel]), 'pixel.png')
  const { images } = await post('/api/v1/images', form, headers)
  const { compression } = await post(
    `/api/v1/images/${images[0].image.id}/compressions`,
    { format: 'webp' },
    headers,
  )
  const file = await fetch(compression.url.replace(/^http:\/\/[^/]+/, url))
  if (file.status !== 200 || file.headers.get('content-type') !== 'image/webp')
    fail('docker: the compressed file was not served')
  const page = await fetch(url)
  if (page.status !== 200 || !(await page.text()).includes('<div id="root">'))
    fail('docker: the page was not served')
}

/** Every file outside the volumes, with when it was last changed. */
function snapshot(folder, volumes) {
  const files = new Map()
  const visit = (path) => {
    if (volumes.includes(path)) return
    const stat = statSync(path, { throwIfNoEntry: false })
    if (stat?.isDirectory()) for (const name of readdirSync(path)) visit(join(path, name))
    if (stat) files.set(path, `${stat.mtimeMs} ${stat.size}`)
  }
  visit(folder)
  return files
}
