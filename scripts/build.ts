// Builds the app when something it is made of has changed since the last build.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runChild } from '@/scripts/child'
import { buildOffline } from '@/scripts/offline'

const built = process.env.PHASELINE_DIST ?? '.next'
const mark = `${built}/made-from`
const folders = ['app', 'components', 'domain', 'server', 'prisma']
const notBuilt = /(^|\/)prisma\/(generated|migrations|demo|catalog)(\/|$)|\.test\.tsx?$/

export async function buildIfChanged(): Promise<void> {
  const made = sourceHash()
  if (
    existsSync(`${built}/BUILD_ID`) &&
    existsSync('public/sw.js') &&
    existsSync(mark) &&
    readFileSync(mark, 'utf8') === made
  )
    return
  console.log('Building (this takes a minute or two) ...')
  await buildOffline()
  await runChild('node_modules/next/dist/bin/next', ['build'], {
    NODE_ENV: 'production',
  })
  writeFileSync(mark, made)
}

function sourceHash(): string {
  const hash = createHash('sha256').update(process.version).update(readFileSync('scripts/offline.ts'))
  const inFolders = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .map((entry) => (entry.isFile() ? path.join(entry.parentPath, entry.name) : ''))
  const inRoot = readdirSync('.').filter((name) =>
    /^(package(-lock)?|tsconfig)\.json$|^(next|postcss)\.config\.|^(proxy|instrumentation.*)\.ts$/.test(name),
  )
  for (const file of [...inFolders, ...inRoot].sort())
    if (file && !notBuilt.test(file.replaceAll('\\', '/')))
      hash.update(`${file}\0`).update(readFileSync(file))
  return hash.digest('hex')
}
