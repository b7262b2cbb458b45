import { existsSync } from 'node:fs'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'

const chromium = process.env.TESSERA_CHROMIUM ?? '/usr/bin/chromium'
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
  plugins: [react(), tailwindcss()],
  test: {
    name: 'packages/ui',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: [new URL('../../vitest.setup.ts', import.meta.url).pathname],
    // For what hangs: a busy machine may take its time.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // On a busy machine a second is nothing.
    expect: { poll: { timeout: 60_000 } },
    // Alone, after all others, whatever the number of cores: what these see is laid out and painted.
    maxWorkers: 1,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: { args: flags, ...(existsSync(chromium) && { executablePath: chromium }) },
      }),
      instances: [{ browser: 'chromium', viewport: { width: 1000, height: 800 } }],
    },
  },
})
