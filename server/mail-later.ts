// E-mails are sent once the request is answered: how long it takes would tell whether anybody has the address, and a slow
// mail server keeps nobody waiting.
import 'server-only'
import { after } from 'next/server'
import { sendOnce, type Mail } from '@/server/mail'

export function mailLater(send: () => Promise<void>): void {
  after(() =>
    send().catch((error: unknown) =>
      console.error('an e-mail was not sent:', error instanceof Error ? error.name : typeof error),
    ),
  )
}

export function sendLater(mails: readonly Mail[]): void {
  mailLater(async () => {
    for (const mail of mails) await sendOnce(mail)
  })
}
