// The button "unsubscribe" of a mail program (RFC 8058): the link itself says whose e-mails end, and nobody is signed in.
import { NotFound, Unavailable } from '@/server/errors'
import { stopByLink } from '@/server/reminders'

type Context = { params: Promise<{ token: string }> }

export async function POST(_: Request, { params }: Context): Promise<Response> {
  try {
    await stopByLink((await params).token)
    return plain(200, 'No more e-mails are sent.')
  } catch (error) {
    if (error instanceof NotFound) return plain(404, 'This link is not in use any more.')
    if (error instanceof Unavailable) return plain(503, 'Not saved. Try again in a moment.')
    throw error
  }
}

const plain = (status: number, words: string) =>
  new Response(words, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
