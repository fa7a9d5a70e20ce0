// `npm run backup [-- FILE] [--demo]`: a backup now, also while the program runs.
import path from 'node:path'
import { backupCommand, makeBackup, withDatabase } from '@/scripts/backups'

await backupCommand((asked) =>
  withDatabase(asked, async (url) => {
    const { file, tables, rows, bytes } = await makeBackup(url, asked.plan, asked.file)
    const size = (bytes / 1_000_000).toFixed(1)
    const secret = asked.plan.passphrase ? ', encrypted' : ''
    console.log(`${path.relative('.', file)}: ${rows} rows of ${tables} tables, ${size} MB${secret}.`)
  }),
)
