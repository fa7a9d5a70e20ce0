// Everything that is kept about a person, as a file. An admin alone may have it, and no cache keeps it.
import { fileAfterProof, fileFor, plainAnswer } from '@/server/file-answer'
import { jsonFile } from '@/server/json-file'
import { largeFile } from '@/server/large-file'
import { personFile } from '@/server/person-data'
import { isAdmin } from '@/server/viewer'

/** A file of a few megabytes, whatever was done how often. */
const most = 10_000

type Context = { params: Promise<{ patientId: string }> }

export function GET(request: Request, { params }: Context): Promise<Response> {
  return fileFor(async (viewer) => {
    if (!isAdmin(viewer)) return plainAnswer(403, 'Only an admin may do this.')
    const { patientId } = await params
    const file = async () => jsonFile(await personFile(viewer, patientId, most))
    return fileAfterProof(viewer, `/patients/${encodeURIComponent(patientId)}/data`, () =>
      largeFile(request, viewer, file, {
        'Content-Type': 'application/json',
        // Whose it is stands inside, and not in the name of a file that is sent on.
        'Content-Disposition': 'attachment; filename="personal-data.json"',
        'Cache-Control': 'private, no-store',
      }),
    )
  })
}
