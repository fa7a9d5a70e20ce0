// The measures that a clinic has made: staff measure by them, an admin makes them, retires them, and takes them into use again.
import 'server-only'
import { asMeasure, type Direction, type Measure, type OwnMeasure } from '@/domain/reassessment/measures'
import type { NewOwnMeasure } from '@/domain/reassessment/own-measure'
import { now } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { stillStaff } from '@/server/invitations'
import type { Admin, StaffViewer, Viewer } from '@/server/viewer'

const mostMeasures = 40
/** With those that are retired, which are read wherever something was measured. */
const mostEver = 200

/** The oldest first, retired ones too: what was measured by them is still shown. */
export async function ownMeasures(tx: Tx, viewer: Viewer): Promise<OwnMeasure[]> {
  const rows = await tx.ownMeasure.findMany({
    where: { clinicId: viewer.clinicId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ clinicId: _, createdAt: __, retiredAt, direction, ...row }) => ({
    ...row,
    direction: direction as Direction,
    retired: retiredAt !== null,
  }))
}

export const measuresOfClinic = (viewer: StaffViewer) => asViewer(viewer, (tx) => ownMeasures(tx, viewer))

/** As the rules read them: all, to show what was measured, and those that are still measured. */
export async function knownMeasures(
  tx: Tx,
  viewer: Viewer,
): Promise<{ known: Measure[]; offered: Measure[] }> {
  const all = await ownMeasures(tx, viewer)
  return { known: all.map(asMeasure), offered: all.filter(({ retired }) => !retired).map(asMeasure) }
}

export const offeredMeasures = async (viewer: StaffViewer): Promise<Measure[]> =>
  asViewer(viewer, async (tx) => (await knownMeasures(tx, viewer)).offered)

export async function addOwnMeasure(viewer: Admin, measure: NewOwnMeasure): Promise<void> {
  await asViewer(viewer, async (tx) => {
    const all = await inTurnOfMeasures(tx, viewer)
    if (isInUse(all, measure)) throw new Refused({ name: 'The clinic has a measure of this name' })
    refuseOneMore(all)
    if (all.length >= mostEver)
      throw new Refused({
        '': `At most ${mostEver} measures with those that are retired: go on with one that there is`,
      })
    await tx.ownMeasure.create({ data: { ...measure, clinicId: viewer.clinicId }, select: { id: true } })
  })
}

async function inTurnOfMeasures(tx: Tx, viewer: Admin): Promise<OwnMeasure[]> {
  await stillStaff(tx, viewer)
  await inTurn(tx, 'counted', viewer.clinicId)
  return ownMeasures(tx, viewer)
}

const isInUse = (all: readonly OwnMeasure[], { name: wanted }: { name: string }) =>
  all.some(({ name, retired }) => !retired && name.toLocaleLowerCase() === wanted.toLocaleLowerCase())

function refuseOneMore(all: readonly OwnMeasure[]): void {
  if (all.filter(({ retired }) => !retired).length >= mostMeasures)
    throw new Refused({ '': `At most ${mostMeasures} measures: retire one first` })
}

/** It is measured no more; what was measured by it stays. */
export async function retireOwnMeasure(viewer: Admin, id: string): Promise<void> {
  const { count } = await asViewer(viewer, async (tx) => {
    await stillStaff(tx, viewer)
    return tx.ownMeasure.updateMany({
      where: { id, clinicId: viewer.clinicId, retiredAt: null },
      data: { retiredAt: now() },
    })
  })
  if (count === 0) throw new NotFound()
}

/** It goes on as the same measure: what was measured by it before is compared with what will be. @throws Refused */
export async function bringBackOwnMeasure(viewer: Admin, id: string): Promise<void> {
  await asViewer(viewer, async (tx) => {
    const all = await inTurnOfMeasures(tx, viewer)
    const wanted = all.find((measure) => measure.id === id)
    if (!wanted) throw new NotFound()
    if (!wanted.retired) return
    if (isInUse(all, wanted))
      throw new Refused({ '': `The clinic uses another measure named ${wanted.name}: retire that one first` })
    refuseOneMore(all)
    await tx.ownMeasure.updateMany({ where: { id, clinicId: viewer.clinicId }, data: { retiredAt: null } })
  })
}
