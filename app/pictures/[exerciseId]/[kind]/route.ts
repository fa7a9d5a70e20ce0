// Serves the picture of an exercise to those who may see the exercise: its photograph, or else its drawing.
import { pictureOf } from '@/components/catalog/drawing/picture'
import { pictureKinds, type PictureKind } from '@/domain/catalog/picture'
import { NotFound, Unavailable } from '@/server/errors'
import { keeper } from '@/server/made-once'
import { thumbnailOf } from '@/server/photo'
import { getPicture, type PictureContent } from '@/server/pictures'
import { currentViewer } from '@/server/session'

type Context = { params: Promise<{ exerciseId: string; kind: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return refusal(401)
  const { exerciseId, kind: wanted } = await params
  const kind = pictureKinds.find((each) => each === wanted)
  if (!kind) return refusal(404)
  try {
    const picture = await getPicture(viewer, exerciseId)
    // Only under the address of what it shows now may it be kept.
    const current = new URL(request.url).searchParams.get('v') === picture.mark
    return new Response(await imageOf(picture, kind), {
      headers: {
        'Content-Type': picture.photo ? 'image/webp' : 'image/svg+xml; charset=utf-8',
        'Cache-Control': current ? 'private, max-age=31536000, immutable' : 'private, no-store',
        // Opened by itself it may paint and nothing else.
        'Content-Security-Policy':
          "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
      },
    })
  } catch (error) {
    if (error instanceof NotFound) return refusal(404)
    if (error instanceof Unavailable) return refusal(503)
    throw error
  }
}

type Image = string | Uint8Array<ArrayBuffer>

/** Drawings and thumbnails, some hundreds: the catalog's first page is asked for by everybody. */
const madeOnce = keeper<Image>(8 * 1024 * 1024)

function imageOf(picture: PictureContent, kind: PictureKind): Image | Promise<Image> {
  const { mark, photo } = picture
  if (photo) return kind === 'still' ? madeOnce(mark, () => thumbnailOf(photo)) : photo
  const { drawing } = picture
  return madeOnce(`${mark} ${kind}`, () =>
    kind === 'print' ? pictureOf(drawing, 'pair', 'light') : pictureOf(drawing, kind),
  )
}

const refusal = (status: number) =>
  new Response(null, { status, headers: { 'Cache-Control': 'private, no-store' } })
