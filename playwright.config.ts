// Browser tests against the built app, served by the real commands: the demo, and a clinic that nobody has set up yet.
import { defineConfig, devices } from '@playwright/test'
import { lightBrowser } from './e2e/browsers'

// The test processes read these as well; scripts/e2e.ts serves there.
process.env.E2E_URL ??= 'http://127.0.0.1:3210'
process.env.E2E_EMPTY_URL ??= 'http://127.0.0.1:3211'
process.env.E2E_SETUP_CODE ??= 'code-for-the-browser-tests'

export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  forbidOnly: true,
  timeout: 120_000,
  // An end for what never comes, and no measure: a machine at work elsewhere may stand still for as long.
  expect: { timeout: 20_000 },
  reporter: [
    ['list'],
    ['./e2e/shown.ts'],
    ...(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['json'] as const] : []),
  ],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.E2E_URL,
    // What a page looked like at each step costs more than the steps; what a test did and what its page said stays.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    launchOptions: lightBrowser,
  },
  webServer: {
    command: 'node scripts/run.mjs e2e',
    // The second of the two to come up.
    url: `${process.env.E2E_EMPTY_URL}/api/health`,
    timeout: 600_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
  },
})
