// `npm run restore -- FILE [--demo]`: a backup back into a database that has no clinic.
import path from 'node:path'
import { eraseAgain, joined, readLedger } from '@/prisma/backup/erasures'
import { restore } from '@/prisma/backup/restore'
import { backupCommand, withDatabase } from '@/scripts/backups'
import { StartError } from '@/scripts/environment'

await backupCommand((asked) => {
  const { file, plan } = asked
  if (!file) throw new StartError('Say which backup: npm run restore -- FILE')
  return withDatabase(asked, async (url) => {
    // Read before anything is restored: nobody comes back because a file was torn.
    const folders = [...new Set([path.resolve(path.dirname(file)), path.resolve(plan.folder)])]
    const erased = joined(...(await Promise.all(folders.map(readLedger))))
    const { about, rows } = await restore(url, file, plan.passphrase)
    const again = await eraseAgain(url, erased)
    console.log(
      erased.length === 0
        ? `Nobody was erased since, by what stands in ${folders.join(' and ')}.`
        : `Erased again whoever had been erased since: ${again}.`,
    )
    console.log(`Restored ${rows} rows, as they were on ${about.at}. Start the program as usual.`)
  })
})
