// Sends e-mail through SMTP_URL; without one nothing is sent, and whoever asks is told so.
import 'server-only'
import { createTransport } from 'nodemailer'
import { publicAddress } from '@/server/invitations'
import { noteMail } from '@/server/mail-news'

/** Whether the program can send e-mail at all. */
export const sendsMail = () => Boolean(process.env.SMTP_URL)

export type Mail = {
  to: string
  subject: string
  text: string
  /** Where one click of the mail program ends such e-mails (RFC 8058). */
  stopAt?: string
}

/** What became of it: `later` is worth another try, `down` is the server and not this e-mail, `unknown` may have gone out. */
export type Sending = 'sent' | 'later' | 'down' | 'refused' | 'unknown'

/** Of all its steps together: a server that answers each of them late keeps nobody longer. */
const patience = 15_000

const transport = () =>
  createTransport({ url: process.env.SMTP_URL, disableFileAccess: true, disableUrlAccess: true })

export async function sendMail(mail: Mail): Promise<Sending> {
  if (!sendsMail()) return 'refused'
  const sending = await handOver(mail)
  if (sending !== 'unknown') await noteMail(sending === 'sent')
  return sending
}

async function handOver({ to, subject, text, stopAt }: Mail): Promise<Sending> {
  const host = new URL(publicAddress().address).hostname
  const sender = transport()
  let handedOver = false
  // The library's errors do not tell how far it came; it takes up the text once the server has asked for it.
  sender.use('stream', ({ message }, done) => {
    const create = message.createReadStream.bind(message)
    message.createReadStream = (...options) => {
      const text = create(...options)
      const pipe = text.pipe.bind(text)
      text.pipe = (...to) => {
        handedOver = true
        return pipe(...to)
      }
      return text
    }
    done()
  })
  try {
    await sender.sendMail({
      from: process.env.MAIL_FROM || `Phaseline <no-reply@${host}>`,
      to: { name: '', address: to },
      subject,
      text,
      signal: AbortSignal.timeout(patience),
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(stopAt && {
          'List-Unsubscribe': `<${stopAt}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
      },
    })
    return 'sent'
  } catch (error) {
    return whatHappened(error as { responseCode?: number; code?: string }, handedOver)
  }
}

/** For what is not tried again: what became of it is said in the program's log if it was not sent, without the address. */
export async function sendOnce(mail: Mail): Promise<void> {
  const sending = await sendMail(mail)
  if (sending !== 'sent') console.error('an e-mail was not sent:', sending)
}

/** A server that has said no has not sent it; one that fell silent after it had the text may have. */
function whatHappened(error: { responseCode?: number; code?: string }, handedOver: boolean): Sending {
  const { responseCode = 0, code } = error
  if (code === 'EAUTH') return 'down'
  if (responseCode >= 500) return 'refused'
  if (responseCode >= 400) return 'later'
  return handedOver ? 'unknown' : 'down'
}
