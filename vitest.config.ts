// Unit tests without, and integration tests with, a real database.
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
const integration = '**/*.int.test.ts'
const exclude = [...configDefaults.exclude, '.next/**', 'data/**']

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // It throws wherever React's server half is not loaded, as here.
      { find: /^server-only$/, replacement: `${root}node_modules/server-only/empty.js` },
    ],
  },
  test: {
    // On two cores one worker would leave the database's core idle half of the time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // They end what hangs, and fail nothing that is slow on a busy machine.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{app,domain,components,server,prisma,scripts,bench,faults}/**/*.test.{ts,tsx}'],
          exclude: [...exclude, integration],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [integration],
          exclude,
          globalSetup: 'prisma/testing-server.ts',
          setupFiles: 'prisma/testing-file.ts',
        },
      },
    ],
  },
})
