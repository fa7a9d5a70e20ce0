// The filters of the caseload that somebody has kept under a name. Each of the staff has their own.
import 'server-only'
import { caseloadFilterSchema, type CaseloadFilter, type SavedView } from '@/domain/logging/caseload-asked'
import { asViewer, Prisma, readAsViewer } from '@/server/db'
import { sqlState } from '@/server/db-errors'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { ownSavedViews, ownSavedViewsSql } from '@/server/scope'
import type { StaffViewer } from '@/server/viewer'

const mostKept = 20

export async function savedViews(viewer: StaffViewer): Promise<SavedView[]> {
  const rows = await readAsViewer<{ id: string; name: string; filter: unknown }>(
    viewer,
    Prisma.sql`SELECT v.id, v.name, v.filter FROM saved_views v WHERE ${ownSavedViewsSql(viewer)} ORDER BY v.created_at`,
  )
  return rows.map(({ filter, ...row }) => ({ ...row, filter: caseloadFilterSchema.parse(filter) }))
}

/** @throws Refused when the name is taken, or there are too many */
export async function saveView(
  viewer: StaffViewer,
  { name, filter }: { name: string; filter: CaseloadFilter },
): Promise<void> {
  try {
    await asViewer(viewer, async (tx) => {
      await inTurn(tx, 'counted', viewer.accountId)
      if ((await tx.savedView.count({ where: ownSavedViews(viewer) })) >= mostKept)
        throw new Refused({ name: `There are ${mostKept} views already: remove one first` })
      await tx.savedView.create({ data: { ...ownSavedViews(viewer), name, filter }, select: { id: true } })
    })
  } catch (error) {
    if (sqlState(error) === '23505') throw new Refused({ name: 'You have a view of this name already' })
    throw error
  }
}

/** @throws NotFound when it is not the viewer's own */
export async function removeView(viewer: StaffViewer, viewId: string): Promise<void> {
  const { count } = await asViewer(viewer, (tx) =>
    tx.savedView.deleteMany({ where: { AND: [ownSavedViews(viewer), { id: viewId }] } }),
  )
  if (count === 0) throw new NotFound()
}
