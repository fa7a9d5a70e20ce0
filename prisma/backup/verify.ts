// Proves a backup: restores it on a scratch server and compares every table, row for row, with what the file says of it.
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { startEmptyServer, temporaryFolder } from '@/prisma/testing'
import { BadBackup } from './file'
import { restoreAsItWas, type Inspected } from './restore'
import { backUp } from './write'

/** @throws BadBackup when what was restored is not what was backed up */
export async function verify(file: string, passphrase?: string): Promise<Inspected> {
  const server = await startEmptyServer()
  const { folder, remove } = await temporaryFolder()
  try {
    const inspected = await restoreAsItWas(server.url, file, passphrase)
    if (!inspected.feet.get('clinics')?.rows) throw new BadBackup('The backup holds no clinic.')
    const again = await backUp(server.url, path.join(folder, 'again'))
    await rm(again.file)
    for (const [table, { rows, sha256 }] of inspected.feet) {
      const restored = again.feet.get(table)
      if (restored?.rows !== rows || restored.sha256 !== sha256)
        throw new BadBackup(
          `Restored, the table ${table} differs: ${restored?.rows ?? 'no'} rows of ${rows}.`,
        )
    }
    return inspected
  } finally {
    await remove()
    await server.stop()
  }
}
