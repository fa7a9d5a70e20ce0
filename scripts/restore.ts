// `npm run restore -- FILE [--demo]`: a backup back into a database that has no clinic.
import { restore } from '@/prisma/backup/restore'
import { backupCommand, withDatabase } from '@/scripts/backups'
import { StartError } from '@/scripts/environment'

await backupCommand((asked) => {
  const { file, plan } = asked
  if (!file) throw new StartError('Say which backup: npm run restore -- FILE')
  return withDatabase(asked, async (url) => {
    const { about, rows } = await restore(url, file, plan.passphrase)
    console.log(`Restored ${rows} rows, as they were on ${about.at}. Start the program as usual.`)
  })
})
