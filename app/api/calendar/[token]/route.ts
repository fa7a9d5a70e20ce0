// The calendar feed: whoever has its secret address reads the sessions of its owner, and nothing else.
import { createHash } from 'node:crypto'
import { readCalendarFeed } from '@/server/calendar-feed'
import { NotFound, Unavailable } from '@/server/errors'
import { tooManyFiles } from '@/server/file-answer'
import { NoPlace } from '@/server/places'

type Context = { params: Promise<{ token: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params
  try {
    const [, secret] = /^([\w-]{43})\.ics$/.exec(token) ?? []
    if (!secret) throw new NotFound()
    const feed = await readCalendarFeed(secret)
    const etag = `"${createHash('sha256').update(feed).digest('base64url')}"`
    const headers = { 'Cache-Control': 'private, no-store', ETag: etag }
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
    return new Response(feed, {
      headers: {
        ...headers,
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'inline; filename="sessions.ics"',
      },
    })
  } catch (error) {
    if (error instanceof NotFound) return plain(404, 'There is no such calendar.')
    if (error instanceof NoPlace) return plain(503, tooManyFiles)
    if (error instanceof Unavailable) return plain(503, 'The clinic’s database does not answer.')
    throw error
  }
}

const plain = (status: number, words: string) =>
  new Response(words, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
  })
