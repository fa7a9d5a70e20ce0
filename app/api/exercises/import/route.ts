// Where staff send a file of exercises: to see what it would do, or, with that preview's digest, to do it.
import { notTheirPage } from '@/domain/accounts/page-owner'
import type { ImportLine } from '@/domain/catalog/import-answer'
import { isFromAnothersPage } from '@/server/asked'
import { Refused, Unavailable } from '@/server/errors'
import { mostFileBytes } from '@/server/exercise-file'
import { applyImport, previewImport } from '@/server/exercise-import'
import { NoPlace, places } from '@/server/places'
import { bytesWithin, isSameOrigin } from '@/server/request'
import { currentViewer } from '@/server/session'

/** Each takes a core and hundreds of megabytes until it is checked; no clinic has both places. */
const takePlace = places(2, 1)

/**
 * Answers one line of JSON for each step and a last one with what came of it. An import is saved when that last line is
 * there, since it is written after the commit; the status says no more than that the file was taken.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    const viewer = await currentViewer()
    if (!viewer) return refusal(401, 'You are signed out. Sign in again in another tab.')
    if (!isSameOrigin(request)) return refusal(403, 'This request comes from another site.')
    if (isFromAnothersPage(viewer)) return refusal(409, notTheirPage)
    if (viewer.kind !== 'staff') return refusal(403, 'Your role does not allow this.')
    const bytes = await bytesWithin(request, mostFileBytes)
    if (bytes === null) return refusal(413, 'The file is larger than 32 MB. Divide it.')
    const digest = new URL(request.url).searchParams.get('apply')
    const leave = takePlace(viewer.clinicId)
    return lines(async (say) => {
      try {
        const answer = await (digest === null
          ? previewImport(viewer, bytes, say)
          : applyImport(viewer, bytes, digest, say))
        say({ answer })
      } finally {
        leave()
      }
    })
  } catch (error) {
    if (error instanceof NoPlace)
      return refusal(503, 'Other files are being imported just now. Try again in a moment.')
    if (error instanceof Unavailable) return refusal(503, 'Not saved: the database does not answer.')
    throw error
  }
}

function lines(run: (say: (line: ImportLine) => void) => Promise<void>): Response {
  const encoder = new TextEncoder()
  // Whoever has gone is told nothing; what was begun comes to its end all the same.
  let listening = true
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const say = (line: ImportLine) => {
        if (listening) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      }
      await run(say).catch((error: unknown) => say({ trouble: troubleOf(error) }))
      if (!listening) return
      listening = false
      controller.close()
    },
    cancel() {
      listening = false
    },
  })
  return new Response(body, { headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8' } })
}

function troubleOf(error: unknown): string {
  if (error instanceof Refused) return error.message
  if (error instanceof Unavailable)
    return 'The database does not answer. Whether anything was imported is not known: try again in a moment.'
  console.error(error)
  return 'Nothing was imported: something went wrong. Try again.'
}

function refusal(status: number, trouble: string): Response {
  return Response.json({ trouble }, { status })
}
