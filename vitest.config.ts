import { defineConfig } from 'vitest/config'

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
  test: {
    projects: [
      ...[
        'packages/core',
        'packages/storage',
        'packages/db',
        'packages/client',
        'apps/server',
        'apps/cli',
        'proofs',
      ].map((root) => ({
        root,
        test: {
          name: root,
          root,
          include: ['{src,test}/**/*.test.ts'],
          setupFiles: [new URL('./vitest.setup.ts', import.meta.url).pathname],
          // For what hangs: a busy machine may take its time.
          testTimeout: 600_000,
          hookTimeout: 600_000,
          pool: 'forks' as const,
          // On a busy machine a second is nothing.
          expect: { poll: { timeout: 60_000 } },
        },
      })),
      // These run in the real Chromium, and have settings of their own.
      'packages/ui',
      'apps/web',
    ],
    // Two cores are what there is at least; more files at once would only make them wait for each other.
    maxWorkers: 2,
  },
})
