// Where the patient's device sends what was logged: a batch, answered per entry, once each however often it is sent.
import { NotFound, Refused, Unavailable } from '@/server/errors'
import { parseJson } from '@/server/json'
import { recordBatch } from '@/server/logging'
import { isSameOrigin, mediaType, textWithin } from '@/server/request'
import { currentViewer } from '@/server/session'

const mostBytes = 256 * 1024

export async function POST(request: Request): Promise<Response> {
  try {
    const viewer = await currentViewer()
    if (!viewer)
      return refusal(401, 'You are signed out. Sign in again: what you logged is still on this device.')
    if (!isSameOrigin(request)) return refusal(403, 'This request comes from another site.')
    if (viewer.kind !== 'patient') return refusal(403, 'Only patients log here.')
    if (mediaType(request) !== 'application/json') return refusal(415, 'Send JSON.')
    const text = await textWithin(request, mostBytes)
    if (text === null) return refusal(413, 'Too much at once: send at most 256 kB.')
    const batch = parseJson(text)
    // What waited on a device while somebody else signed in there is never taken for theirs.
    if (personOf(batch) !== undefined && personOf(batch) !== viewer.accountId)
      return refusal(409, 'Somebody else is signed in now.')
    return Response.json(await recordBatch(viewer, batch))
  } catch (error) {
    if (error instanceof SyntaxError) return refusal(400, 'This is not JSON that can be read.')
    // Erased while this was on its way, with account and all.
    if (error instanceof NotFound) return refusal(401, 'You are signed out.')
    if (error instanceof Refused) return refusal(400, error.message)
    if (error instanceof Unavailable) return refusal(503, 'Not saved: the database does not answer.')
    throw error
  }
}

/** Whom a device says that the entries are of; a machine that says nothing speaks for who is signed in. */
const personOf = (batch: unknown): unknown =>
  typeof batch === 'object' && batch !== null && 'person' in batch ? batch.person : undefined

function refusal(status: number, message: string): Response {
  return Response.json({ error: message }, { status })
}
