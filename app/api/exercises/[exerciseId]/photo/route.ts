// Where staff send the photograph of an item of the clinic's own, up to 8 MB, and which one stood there on their page; it is shown under /pictures.
import { notTheirPage } from '@/domain/accounts/page-owner'
import { mostPhotoBytes } from '@/domain/catalog/photo'
import { isFromAnothersPage } from '@/server/asked'
import { NotFound, Refused, Unavailable } from '@/server/errors'
import { keepPhoto } from '@/server/exercise-photos'
import { NoPlace } from '@/server/places'
import { bytesWithin, isSameOrigin } from '@/server/request'
import { currentViewer } from '@/server/session'

type Context = { params: Promise<{ exerciseId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const viewer = await currentViewer()
    if (!viewer) return refusal(401, 'You are signed out. Sign in again in another tab.')
    if (!isSameOrigin(request)) return refusal(403, 'This request comes from another site.')
    if (isFromAnothersPage(viewer)) return refusal(409, notTheirPage)
    if (viewer.kind !== 'staff') return refusal(403, 'Your role does not allow this.')
    const file = await bytesWithin(request, mostPhotoBytes)
    if (file === null) return refusal(413, 'The file is larger than 8 MB. Make it smaller, or take another.')
    const shown = new URL(request.url).searchParams.get('shown')
    await keepPhoto(viewer, (await params).exerciseId, shown, file)
    return new Response(null, { status: 204 })
  } catch (error) {
    return refusalFor(error)
  }
}

function refusalFor(error: unknown): Response {
  if (error instanceof NotFound) return refusal(404, 'This does not exist, or is not yours to see.')
  if (error instanceof NoPlace)
    return refusal(503, 'Not saved: too many pictures come at once. Try again in a moment.')
  if (error instanceof Refused) return refusal(422, error.message)
  if (error instanceof Unavailable) return refusal(503, 'Not saved: the database does not answer.')
  throw error
}

function refusal(status: number, message: string): Response {
  return Response.json({ error: message }, { status })
}
