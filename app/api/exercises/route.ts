// What the editor of plans and protocols offers while staff type: exercises of the catalog, the best match first.
import { longestSearch } from '@/domain/catalog/wish'
import { Unavailable } from '@/server/errors'
import { findChoices } from '@/server/prescribable'
import { currentViewer } from '@/server/session'

export async function GET(request: Request): Promise<Response> {
  try {
    const viewer = await currentViewer()
    if (!viewer) return refusal(401, 'You are signed out.')
    if (viewer.kind !== 'staff') return refusal(403, 'Your role does not allow this.')
    const typed = new URL(request.url).searchParams.get('q') ?? ''
    return Response.json(await findChoices(viewer, typed.slice(0, longestSearch)))
  } catch (error) {
    if (error instanceof Unavailable) return refusal(503, 'The clinic’s database does not answer.')
    throw error
  }
}

function refusal(status: number, message: string): Response {
  return Response.json({ error: message }, { status })
}
