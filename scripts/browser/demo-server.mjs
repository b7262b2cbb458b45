import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serverOptions } from '../server-options.mjs'
import { findNode, root } from '../set-up.mjs'

/** Starts the built server with the demo account, on a free port and a data folder of its own. */
export async function startDemoServer() {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-demo-'))
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    TESSERA_DATA_DIR: folder,
    TESSERA_LOG_LEVEL: 'warn',
    TESSERA_RATE_LIMIT_SCALE: '100',
  }
  const child = spawn(findNode(), [...serverOptions, join(root, 'apps/server/dist/main.js'), '--demo'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  let output = ''
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += chunk
      const address = /running at\s+(http\S+)/.exec(output)?.[1]
      if (address && output.includes('Ctrl-C')) resolve(address)
    })
    void ended.then((code) => reject(new Error(`the server exited with ${code}:\n${output}`)))
  })
  return {
    url,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Logs the demo account in, through the form, as a person would. */
export async function logIn(page, url) {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('User name').fill('Picky')
  await page.getByLabel('Password').fill('test')
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await page
    .getByRole('link', { name: /Dusk by the sea/ })
    .first()
    .waitFor()
}

/** Makes an account of its own through the form; its gallery is empty. */
export async function register(page, url, username) {
  await page.goto(`${url}/sign-in`)
  await page.getByRole('button', { name: 'Create an account' }).click()
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('heading', { name: 'Drop photographs here' }).waitFor()
}

/** Makes a few compressions of the first picture, so that there is something to see; answers with the address of its page. */
export async function prepareImage(page, url) {
  const id = await page.evaluate(async () => {
    const { images } = await (await fetch('/api/v1/images?search=Dusk')).json()
    const make = (recipe) =>
      fetch(`/api/v1/images/${images[0].id}/compressions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(recipe),
      })
    for (const recipe of [
      { format: 'jpeg', quality: 72 },
      { format: 'avif', quality: 50, width: 1200 },
      { format: 'webp', quality: 60 },
    ])
      await make(recipe)
    return images[0].id
  })
  return `${url}/images/${id}`
}

/** Cuts the first picture into a pyramid, unless that was done; answers with the address of its viewer. */
export async function preparePanorama(page, url) {
  const path = await page.evaluate(async () => {
    const { images } = await (await fetch('/api/v1/images?search=Dusk')).json()
    const address = `/api/v1/images/${images[0].id}/tilings`
    const { tiling } = await (
      await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ depth: 'pyramid' }),
      })
    ).json()
    for (let status = tiling.status; status !== 'ready'; ) {
      await new Promise((resolve) => setTimeout(resolve, 500))
      status = (await (await fetch(`${address}/${tiling.id}`)).json()).tiling.status
    }
    return `/images/${images[0].id}/tilings/${tiling.id}`
  })
  return url + path
}

export const chromiumFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
