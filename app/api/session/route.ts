// How long the session of whoever asks still lasts; null when nobody is signed in. Asking does not prolong it.
import { Unavailable } from '@/server/errors'
import { sessionLeft } from '@/server/session-end'

export async function GET(): Promise<Response> {
  try {
    return Response.json(await sessionLeft())
  } catch (error) {
    if (error instanceof Unavailable)
      return new Response(null, { status: 503, headers: { 'Retry-After': '5' } })
    throw error
  }
}
