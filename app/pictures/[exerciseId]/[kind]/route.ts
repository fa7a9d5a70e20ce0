// Serves the picture of an exercise to those who may see the exercise.
import { pictureOf } from '@/components/catalog/drawing/picture'
import { pictureKinds } from '@/domain/catalog/picture'
import { NotFound, Unavailable } from '@/server/errors'
import { getDrawing } from '@/server/pictures'
import { currentViewer } from '@/server/session'

type Context = { params: Promise<{ exerciseId: string; kind: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return refusal(401)
  const { exerciseId, kind: wanted } = await params
  const kind = pictureKinds.find((each) => each === wanted)
  if (!kind) return refusal(404)
  try {
    const { drawing, mark } = await getDrawing(viewer, exerciseId)
    const svg = drawnOnce(`${mark} ${kind}`, () =>
      kind === 'print' ? pictureOf(drawing, 'pair', 'light') : pictureOf(drawing, kind),
    )
    // Only under the address of what it shows now may it be kept.
    const current = new URL(request.url).searchParams.get('v') === mark
    return new Response(svg, {
      headers: {
        'Content-Type': 'image/svg+xml; charset=utf-8',
        'Cache-Control': current ? 'private, max-age=31536000, immutable' : 'private, no-store',
        // Opened by itself it may paint and nothing else.
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      },
    })
  } catch (error) {
    if (error instanceof NotFound) return refusal(404)
    if (error instanceof Unavailable) return refusal(503)
    throw error
  }
}

/** The last pictures drawn, by mark and kind: the catalog's first page is asked for by everybody. */
const drawn = new Map<string, string>()
const mostKept = 300

function drawnOnce(key: string, draw: () => string): string {
  const kept = drawn.get(key) ?? draw()
  // What was asked for last stands last, and goes last.
  drawn.delete(key)
  drawn.set(key, kept)
  if (drawn.size > mostKept) drawn.delete(drawn.keys().next().value!)
  return kept
}

const refusal = (status: number) =>
  new Response(null, { status, headers: { 'Cache-Control': 'private, no-store' } })
