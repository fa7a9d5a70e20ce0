// The browsers that the tests open: one without windows for nearly all, and the whole one for what it alone does.
import type { LaunchOptions } from '@playwright/test'

const launch = (executablePath: string | undefined): LaunchOptions => ({
  ...(executablePath && { executablePath }),
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    // A test sees each page for a moment: making its scripts quick costs more than they run, a fifth of what pages cost.
    '--js-flags=--no-opt --no-maglev --single-threaded',
  ],
})

const whole = process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH
export const wholeBrowser = launch(whole)
export const lightBrowser = launch(process.env.PHASELINE_LIGHT_BROWSER ?? whole)
