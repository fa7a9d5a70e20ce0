// Finds a Chromium for the browser tests, or gets one.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { StartError } from '@/scripts/environment'

/** @throws StartError when there is none and none can be had */
export function findBrowser(): string {
  const found = onThisMachine()
  if (found) return found
  console.log('Installing a browser for the tests ...')
  attempt(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  if (!works(chromium.executablePath())) installFromDebian('chromium')
  const installed = onThisMachine()
  if (installed) return installed
  throw new StartError(
    'No browser for the tests: install Chromium, or set PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH to one.',
  )
}

/** The same browser without windows, which takes two thirds of the time, or else the one that was found. It shows no notification. */
export function findLightBrowser(): string {
  const shell = () => inPath('chromium-headless-shell')
  if (process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH) return findBrowser()
  if (!works(shell())) installFromDebian('chromium-headless-shell')
  return works(shell()) ? shell() : findBrowser()
}

function installFromDebian(name: string): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  attempt('apt-get', ['update', '-qq'])
  attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name])
}

function onThisMachine(): string | undefined {
  const given = process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH
  return [
    ...(given ? [given] : []),
    chromium.executablePath(),
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
    .map(inPath)
    .find(works)
}

function inPath(name: string): string {
  if (name.includes('/')) return name
  const folders = (process.env.PATH ?? '').split(':')
  return folders.map((folder) => `${folder}/${name}`).find((file) => existsSync(file)) ?? ''
}

// A browser that lacks a library of the system is there, and does not start.
const works = (file: string) => existsSync(file) && spawnSync(file, ['--version']).status === 0

function attempt(command: string, args: string[]): void {
  spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}
