// The pictures of exercises: which there are, and what is in one, for whoever may see it.
import 'server-only'
import { drawingSchema, type WholeDrawing } from '@/domain/catalog/drawing/drawing'
import type { Picture } from '@/domain/catalog/picture'
import { asViewer } from '@/server/db'
import { NotFound } from '@/server/errors'
import { idOf } from '@/server/patients'
import { picturedItems } from '@/server/scope'
import type { Viewer } from '@/server/viewer'

/** Changes with the code that draws (next.config.js): a browser then asks for the picture anew. */
const look = process.env.DRAWING_LOOK ?? ''

/** The address of an item's picture; null where it has none. */
const pictureOf = (exerciseId: string, drawingDigest: string | null): Picture | null =>
  drawingDigest === null ? null : { exerciseId, mark: `${drawingDigest}${look}` }

/** A row with its picture in place of the digest that tells it. */
export const withPicture = <Row extends { id: string; drawingDigest: string | null }>({
  drawingDigest,
  ...row
}: Row) => ({ ...row, picture: pictureOf(row.id, drawingDigest) })

/** The pictures of these exercises by exercise; an exercise without one, or that the viewer may not see, is left out. */
export async function picturesOf(
  viewer: Viewer,
  exerciseIds: readonly string[],
): Promise<Record<string, Picture>> {
  const rows = await asViewer(viewer, (tx) =>
    tx.exercise.findMany({
      where: { AND: [picturedItems(viewer), { id: { in: [...exerciseIds] }, drawingDigest: { not: null } }] },
      select: { id: true, drawingDigest: true },
    }),
  )
  return Object.fromEntries(
    rows.flatMap(({ id, drawingDigest }) => {
      const picture = pictureOf(id, drawingDigest)
      return picture ? [[id, picture] as const] : []
    }),
  )
}

/**
 * What is drawn, with the mark that its address carries now.
 * @throws NotFound where there is no picture, or none that the viewer may see
 */
export async function getDrawing(
  viewer: Viewer,
  exerciseId: string,
): Promise<{ drawing: WholeDrawing; mark: string }> {
  const row = await asViewer(viewer, (tx) =>
    tx.exercise.findFirst({
      where: { AND: [picturedItems(viewer), { id: idOf(exerciseId) }] },
      select: { id: true, drawing: true, drawingDigest: true },
    }),
  )
  const picture = row && pictureOf(row.id, row.drawingDigest)
  if (!picture) throw new NotFound()
  return { drawing: drawingSchema.parse(row.drawing), mark: picture.mark }
}
