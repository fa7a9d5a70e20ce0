// Asking for a link by e-mail, whatever it opens: only where the clinic sends e-mail, slowed, and answered alike whether or
// not anybody gets one.
import 'server-only'
import { problemInWords } from '@/domain/accounts/sign-in-problem'
import { askedFrom } from '@/server/asked'
import { NotFound, Refused } from '@/server/errors'
import { secondsBeforeLink } from '@/server/guesses'
import { later } from '@/server/later'
import { sendsMail } from '@/server/mail'

/** @throws NotFound where no e-mail is sent; Refused when too many were asked for */
export async function askForLinkByEmail(
  email: string,
  send: (email: string) => Promise<void>,
): Promise<void> {
  if (!sendsMail()) throw new NotFound()
  await paceLinks(email)
  later('a link by e-mail was not sent:', () => send(email))
}

/** @throws Refused when too many were asked for, here or for this address */
export async function paceLinks(email: string): Promise<void> {
  const wait = await secondsBeforeLink(email, askedFrom())
  if (wait > 0) throw new Refused({ email: problemInWords(`wait:${wait}`) })
}
