// `npm run recover -- SIGN-IN [--demo]`: prints a link by which an admin who has lost every other way comes back in.
import { givenOf, plainly, withDatabase } from '@/scripts/backups'
import { readEnvironment, StartError } from '@/scripts/environment'
import { recoverAdmin, recoveryMinutes } from '@/scripts/recovery'

await plainly(async () => {
  const { kind, words } = givenOf(process.argv.slice(3))
  const [signIn, ...more] = words
  if (!signIn || more.length > 0) throw new StartError('Say whom: npm run recover -- admin@clinic.example')
  const environment = readEnvironment()
  await withDatabase({ environment, kind }, async (url) => {
    const { name, token } = await recoverAdmin(url, signIn)
    const address = environment.PUBLIC_URL ?? `http://127.0.0.1:${environment.PORT}`
    console.log(`${address}/invitation/${token}`)
    console.log(
      `By this link ${name} chooses a new passphrase. It works once, for ${recoveryMinutes} minutes.`,
    )
    console.log('Their second step is gone and they are signed out everywhere. The audit log says so.')
  })
})
