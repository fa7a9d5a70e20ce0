// Asking for a link by e-mail, whatever it opens: only where the clinic sends e-mail, slowed, and answered alike whether or
// not anybody gets one.
import 'server-only'
import { after } from 'next/server'
import { problemInWords } from '@/domain/accounts/sign-in-problem'
import { thisDevice } from '@/server/auth-session'
import { NotFound, Refused } from '@/server/errors'
import { secondsBeforeLink } from '@/server/guesses'
import { sendsMail } from '@/server/mail'

/** @throws NotFound where no e-mail is sent; Refused when too many were asked for */
export async function askForLinkByEmail(
  email: string,
  send: (email: string) => Promise<void>,
): Promise<void> {
  if (!sendsMail()) throw new NotFound()
  const wait = await secondsBeforeLink(email, (await thisDevice()).address)
  if (wait > 0) throw new Refused({ email: problemInWords(`wait:${wait}`) })
  // Once this is answered: how long it takes would tell whether anybody has the address.
  after(() =>
    send(email).catch((error: unknown) =>
      console.error('a link was not sent:', error instanceof Error ? error.name : typeof error),
    ),
  )
}
