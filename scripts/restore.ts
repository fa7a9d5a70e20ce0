// `npm run restore -- FILE [--demo]`: a backup back into a database that has no clinic.
import { restoreErased } from '@/prisma/backup/erasures'
import { backupCommand, withDatabase } from '@/scripts/backups'
import { StartError } from '@/scripts/environment'

await backupCommand((asked) => {
  const { file, plan } = asked
  if (!file) throw new StartError('Say which backup: npm run restore -- FILE')
  return withDatabase({ ...asked, mayMake: true }, async (url) => {
    const { about, rows, known, again } = await restoreErased(url, file, plan)
    console.log(
      known === 0
        ? `There is no erasures.json beside the backup, nor in ${plan.folder}: whoever was erased since it was made is back. If anybody was, put that file there and restore anew.`
        : `Erased again whoever had been erased since: ${again}.`,
    )
    console.log(`Restored ${rows} rows, as they were on ${about.at}. Start the program as usual.`)
    console.log(
      'Nobody is signed in and no link is open: who has a passphrase signs in again, a patient without one needs a new link.',
    )
    console.log(
      'Codes of authenticator apps work where the program has the same key as then (secrets.json of its folder, or NEXTAUTH_SECRET). With another key staff sign in with a recovery code, and set their phone up again in the settings.',
    )
    console.log(
      'Whoever of the staff was disabled since, lost a role or has a new passphrase comes in as before that: look through the staff in the settings first.',
    )
  })
})
