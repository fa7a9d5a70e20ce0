// `npm run backup:verify [-- FILE] [--demo]`: restores a backup, or the newest, on a scratch server and compares all tables.
import path from 'node:path'
import { verify } from '@/prisma/backup/verify'
import { backupCommand, backupFiles } from '@/scripts/backups'
import { StartError } from '@/scripts/environment'

await backupCommand(async ({ file, plan }) => {
  const chosen = file ?? (await backupFiles(plan.folder))[0]
  if (!chosen) throw new StartError(`There is no backup in ${plan.folder}.`)
  const { about, feet, rows } = await verify(chosen, plan.passphrase)
  console.log(
    `${path.relative('.', chosen)} is good: made on ${about.at}, ${rows} rows of ${feet.size} tables, restored and compared.`,
  )
})
