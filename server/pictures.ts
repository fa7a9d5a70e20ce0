// The pictures of exercises: which there are, and what is in one, for whoever may see it. A clinic's own photograph stands before the drawing.
import 'server-only'
import { drawingSchema, type WholeDrawing } from '@/domain/catalog/drawing/drawing'
import type { Picture } from '@/domain/catalog/picture'
import { asViewer, Prisma } from '@/server/db'
import { NotFound } from '@/server/errors'
import { idOf } from '@/server/patients'
import { picturedItems } from '@/server/scope'
import type { Viewer } from '@/server/viewer'

/** Changes with the code that draws (next.config.js): a browser then asks for the picture anew. */
const look = process.env.DRAWING_LOOK ?? ''

/** What tells an item's picture; every query that shows one selects it. */
export const pictureColumns = {
  drawingDigest: true,
  photo: { select: { digest: true, width: true, height: true } },
} satisfies Prisma.ExerciseSelect

/** The same in SQL, as a part of json_build_object; `e` is the exercises' table. Keep the two in step. */
export const pictureColumnsSql = Prisma.sql`'drawingDigest', e.drawing_digest, 'photo', (
  SELECT json_build_object('digest', f.digest, 'width', f.width, 'height', f.height)
  FROM exercise_photos f WHERE f.clinic_id = e.clinic_id AND f.exercise_id = e.id)`

export type Pictured = {
  drawingDigest: string | null
  photo: { digest: string; width: number; height: number } | null
}

export const markOfPhoto = (digest: string) => digest.slice(0, 12)

/** The address of an item's picture; null where it has none. */
function pictureOf(exerciseId: string, { drawingDigest, photo }: Pictured): Picture | null {
  if (photo) {
    const { digest, width, height } = photo
    return { exerciseId, mark: markOfPhoto(digest), photo: { width, height } }
  }
  return drawingDigest === null ? null : { exerciseId, mark: `${drawingDigest}${look}`, photo: null }
}

/** A row with its picture in place of what tells it. */
export const withPicture = <Row extends Pictured & { id: string }>({
  drawingDigest,
  photo,
  ...row
}: Row) => ({ ...row, picture: pictureOf(row.id, { drawingDigest, photo }) })

/** The pictures of these exercises by exercise; an exercise without one, or that the viewer may not see, is left out. */
export async function picturesOf(
  viewer: Viewer,
  exerciseIds: readonly string[],
): Promise<Record<string, Picture>> {
  const rows = await asViewer(viewer, (tx) =>
    tx.exercise.findMany({
      where: { AND: [picturedItems(viewer), { id: { in: [...exerciseIds] } }] },
      select: { id: true, ...pictureColumns },
    }),
  )
  return Object.fromEntries(
    rows.flatMap(({ id, ...row }) => {
      const picture = pictureOf(id, row)
      return picture ? [[id, picture] as const] : []
    }),
  )
}

/** What is in a picture: a photograph as it is kept (WebP), or what is drawn. */
export type PictureContent =
  { mark: string; photo: Uint8Array<ArrayBuffer> } | { mark: string; photo: null; drawing: WholeDrawing }

/**
 * What an item shows, with the mark that its address carries now.
 * @throws NotFound where there is no picture, or none that the viewer may see
 */
export async function getPicture(viewer: Viewer, exerciseId: string): Promise<PictureContent> {
  const row = await asViewer(viewer, (tx) =>
    tx.exercise.findFirst({
      where: { AND: [picturedItems(viewer), { id: idOf(exerciseId) }] },
      select: {
        id: true,
        drawing: true,
        drawingDigest: true,
        photo: { select: { ...pictureColumns.photo.select, image: true } },
      },
    }),
  )
  const picture = row && pictureOf(row.id, row)
  if (!picture) throw new NotFound()
  const { mark } = picture
  return row.photo
    ? { mark, photo: row.photo.image }
    : { mark, photo: null, drawing: drawingSchema.parse(row.drawing) }
}
