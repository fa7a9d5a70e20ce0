// That a backup is proven by what comes of it: whatever was restored otherwise than it was backed up is found.
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { asOwner, cloneDatabase } from '@/prisma/cloned'
import { temporaryFolder } from '@/prisma/testing'
import { BadBackup } from './file'
import type * as restoring from './restore'
import { verify } from './verify'
import { backUp } from './write'

const asSystem = 'SET ROLE phaseline_system'
const unwalled = 'ALTER TABLE clinics NO FORCE ROW LEVEL SECURITY'
let harm: string[] = []
// The real one, on whose server something happens to the rows before they are compared.
vi.mock('./restore', async (original) => {
  const real = await original<typeof restoring>()
  const restoreAsItWas: typeof real.restoreAsItWas = async (url, ...file) => {
    const inspected = await real.restoreAsItWas(url, ...file)
    await asOwner(url, ...harm)
    return inspected
  }
  return { ...real, restoreAsItWas }
})

let file: string
const undo: (() => Promise<void>)[] = []
beforeAll(async () => {
  const { folder, remove } = await temporaryFolder()
  undo.unshift(remove)
  const { url, drop } = await cloneDatabase()
  undo.unshift(drop)
  await asOwner(
    url,
    asSystem,
    `INSERT INTO clinics (id, name, time_zone) VALUES (gen_random_uuid(), 'Harbour', 'Europe/London')`,
    `INSERT INTO guesses (key, failures, last_at) VALUES ('one', 1, now()), ('two', 1, now())`,
  )
  file = path.join(folder, 'proven')
  await backUp(url, file)
})
afterAll(async () => {
  for (const step of undo) await step()
})

it.each([
  ['another word', 'clinics', [unwalled, `UPDATE clinics SET name = 'Harbor'`]],
  ['a row that is not there', 'guesses', [asSystem, `DELETE FROM guesses WHERE key = 'one'`]],
  ['a row too many', 'guesses', [asSystem, `INSERT INTO guesses VALUES ('three', 1, now())`]],
  ['a table that is not there', 'guesses', ['DROP TABLE guesses']],
])('%s is found', async (_, table, statements) => {
  harm = statements
  const found = await verify(file).catch((error: unknown) => error)
  expect(found).toBeInstanceOf(BadBackup)
  expect(String(found)).toContain(`Restored, the table ${table} differs`)
})
