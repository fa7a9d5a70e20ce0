// What stands in the way of the embedded database is said in one sentence, and in none of PostgreSQL's own.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '@/prisma/testing'
import { startOwnDatabase } from '@/scripts/own-database'

it('says that the data folder cannot be written', async () => {
  const { folder, remove } = await temporaryFolder()
  const file = path.join(folder, 'file')
  await writeFile(file, '')
  const inFile = path.join(file, 'clinic')
  await expect(startOwnDatabase(inFile)).rejects.toMatchObject({
    message: `The data folder ${inFile} cannot be written (ENOTDIR): give this user the right to, or name another in PHASELINE_DATA.`,
  })
  await remove()
})
