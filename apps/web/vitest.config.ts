import { defineConfig } from 'vitest/config'

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
  test: {
    name: 'apps/web',
    include: ['{src,e2e}/**/*.test.ts'],
    setupFiles: [new URL('../../vitest.setup.ts', import.meta.url).pathname],
    // For what hangs: a busy machine may take its time.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    pool: 'forks',
    // As the projects of the root have it: with another figure vitest runs these after all others, or, from four cores on, nothing at all.
    maxWorkers: 2,
    // On a busy machine a second is nothing.
    expect: { poll: { timeout: 60_000 } },
  },
})
