// One of the patient's own sessions, for the calendar of their phone.
import { ownSessionCalendar } from '@/server/calendar-feed'
import { NotFound, Unavailable } from '@/server/errors'
import { currentViewer } from '@/server/session'

type Context = { params: Promise<{ sessionId: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  try {
    const viewer = await currentViewer()
    if (!viewer) return plain(401, 'You are signed out.')
    if (viewer.kind !== 'patient') return plain(403, 'Only patients have sessions of their own.')
    const file = await ownSessionCalendar(viewer, (await params).sessionId)
    return new Response(file, {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'attachment; filename="appointment.ics"',
      },
    })
  } catch (error) {
    if (error instanceof NotFound) return plain(404, 'This does not exist, or is not yours to see.')
    if (error instanceof Unavailable) return plain(503, 'The clinic’s database does not answer.')
    throw error
  }
}

const plain = (status: number, words: string) =>
  new Response(words, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
