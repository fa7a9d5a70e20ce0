// The exercises that somebody has marked to find them again. Each of the staff has their own.
import 'server-only'
import { asViewer } from '@/server/db'
import { NotFound } from '@/server/errors'
import { idOf } from '@/server/patients'
import { ownFavourites, readableCatalog } from '@/server/scope'
import type { StaffViewer } from '@/server/viewer'

/**
 * Twice the same is once.
 * @throws NotFound for what the catalog does not show
 */
export function setFavourite(viewer: StaffViewer, exerciseId: string, on: boolean): Promise<void> {
  return asViewer(viewer, async (tx) => {
    const { OR: readable } = readableCatalog(viewer)
    const exercise = await tx.exercise.findFirst({
      where: { AND: [{ OR: readable }, { id: idOf(exerciseId) }] },
      select: { id: true },
    })
    if (!exercise) throw new NotFound()
    const favourite = { ...ownFavourites(viewer), exerciseId: exercise.id }
    if (on) await tx.favourite.createMany({ data: [favourite], skipDuplicates: true })
    else await tx.favourite.deleteMany({ where: favourite })
  })
}

export async function isFavourite(viewer: StaffViewer, exerciseId: string): Promise<boolean> {
  const count = await asViewer(viewer, (tx) =>
    tx.favourite.count({ where: { ...ownFavourites(viewer), exerciseId } }),
  )
  return count > 0
}
