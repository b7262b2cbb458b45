import { defineConfig } from 'vitest/config'

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
  test: {
    name: 'apps/web',
    include: ['{src,e2e}/**/*.test.ts'],
    setupFiles: [new URL('../../vitest.setup.ts', import.meta.url).pathname],
    testTimeout: 90_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // On a busy machine a second is nothing.
    expect: { poll: { timeout: 20_000 } },
  },
})
