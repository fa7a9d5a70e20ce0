// What the patient's own phone keeps for a day without a network. It is about a person: the outer shell lets no cache have it.
import { Unavailable } from '@/server/errors'
import { getKeptDays } from '@/server/portal'
import { currentViewer } from '@/server/session'

export async function GET(): Promise<Response> {
  try {
    const viewer = await currentViewer()
    if (!viewer) return new Response(null, { status: 401 })
    if (viewer.kind !== 'patient') return new Response(null, { status: 403 })
    return Response.json(await getKeptDays(viewer))
  } catch (error) {
    if (error instanceof Unavailable) return new Response(null, { status: 503 })
    throw error
  }
}
