// Everything that is kept about a person, as a file. An admin alone may have it, and no cache keeps it.
import { NotFound, Unavailable } from '@/server/errors'
import { plainAnswer } from '@/server/file-answer'
import { personFile } from '@/server/person-data'
import { currentViewer } from '@/server/session'
import { isAdmin } from '@/server/viewer'

type Context = { params: Promise<{ patientId: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  try {
    const viewer = await currentViewer()
    if (!viewer) return plainAnswer(401, 'You are signed out.')
    if (!isAdmin(viewer)) return plainAnswer(403, 'Only an admin may do this.')
    const file = await personFile(viewer, (await params).patientId)
    return new Response(`${JSON.stringify(file, null, 2)}\n`, {
      headers: {
        'Content-Type': 'application/json',
        // Whose it is stands inside, and not in the name of a file that is sent on.
        'Content-Disposition': 'attachment; filename="personal-data.json"',
        'Cache-Control': 'private, no-store',
      },
    })
  } catch (error) {
    if (error instanceof NotFound) return plainAnswer(404, 'This does not exist, or is not yours to see.')
    if (error instanceof Unavailable) return plainAnswer(503, 'The clinic’s database does not answer.')
    throw error
  }
}
