// E-mails are sent once the request is answered: a slow mail server keeps nobody waiting.
import 'server-only'
import { after } from 'next/server'
import { sendOnce, type Mail } from '@/server/mail'

export function sendLater(mails: readonly Mail[]): void {
  after(async () => {
    for (const mail of mails)
      await sendOnce(mail).catch((error: unknown) =>
        console.error('an e-mail was not sent:', error instanceof Error ? error.name : typeof error),
      )
  })
}
