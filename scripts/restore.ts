// `npm run restore -- FILE [--demo]`: a backup back into a database that has no clinic.
import path from 'node:path'
import { eraseAgain } from '@/prisma/backup/erasures'
import { restore } from '@/prisma/backup/restore'
import { backupCommand, withDatabase } from '@/scripts/backups'
import { StartError } from '@/scripts/environment'

await backupCommand((asked) => {
  const { file, plan } = asked
  if (!file) throw new StartError('Say which backup: npm run restore -- FILE')
  return withDatabase(asked, async (url) => {
    const { about, rows } = await restore(url, file, plan.passphrase)
    const again = await eraseAgain(url, path.dirname(file))
    if (again > 0) console.log(`Erased again whoever had been erased since: ${again}.`)
    console.log(`Restored ${rows} rows, as they were on ${about.at}. Start the program as usual.`)
  })
})
