import { defineConfig } from 'vitest/config'

const BROWSER = 'test/browser/**/*.test.ts'
const shared = { root: new URL('..', import.meta.url).pathname, pool: 'forks' as const, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    root: shared.root,
    projects: [
      {
        test: {
          ...shared,
          name: 'house',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [BROWSER],
          testTimeout: 20_000,
          // All files of a worker share what they loaded: reading the content and its index takes more than most tests.
          isolate: false,
          maxWorkers: 2, // what a machine with two cores would otherwise not do
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: [BROWSER],
          globalSetup: 'test/support/chromium.ts',
          testTimeout: 90_000, // a browser on a busy machine is slow; each test's own waits are shorter
          // After everything else, so that no other test takes the time a browser needs.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
