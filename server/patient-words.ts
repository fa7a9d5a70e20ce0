// What patients wrote beside what they logged: a note to the therapist, and a word on a day.
import 'server-only'
import { worstPain } from '@/domain/logging/pain'
import type { Written } from '@/domain/logging/written'
import type { CalendarDate } from '@/domain/plans/plan'
import { fromColumn, toColumn } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { idOf } from '@/server/patients'
import { readablePatients } from '@/server/scope'
import type { StaffViewer } from '@/server/viewer'

/** The newest are read whole; those before them are in the person's data. */
const mostWords = 100

/** The newest first, of all their plans, also of those that have ended. */
export const patientWrote = (viewer: StaffViewer, patientId: string): Promise<Written[]> =>
  asViewer(viewer, (tx) => writtenIn(tx, viewer, { patientId: idOf(patientId) }))

/**
 * The newest first, as they stand after corrections; what was taken back is none of them.
 * @param from the first day that it may be about
 */
export async function writtenIn(
  tx: Tx,
  viewer: StaffViewer,
  whose: { patientId: string; planId?: string },
  from: CalendarDate = '0001-01-01',
): Promise<Written[]> {
  const stands = { ...whose, plan: { patient: readablePatients(viewer) }, replacedBy: { none: {} } }
  const notes = await tx.log.findMany({
    where: { ...stands, note: { not: '' }, status: { not: 'removed' }, dueOn: { gte: toColumn(from) } },
    select: {
      ...{ id: true, dueOn: true, note: true, pain: true, painAfter: true },
      prescriptionVersion: {
        select: { prescription: { select: { exercise: { select: { name: true } } } } },
      },
    },
    orderBy: [{ dueOn: 'desc' }, { loggedAt: 'desc' }, { id: 'desc' }],
    take: mostWords,
  })
  const words = await tx.checkIn.findMany({
    where: { ...stands, word: { not: '' }, on: { gte: toColumn(from) } },
    select: { id: true, on: true, word: true, pain: true },
    orderBy: [{ on: 'desc' }, { id: 'desc' }],
    take: mostWords,
  })
  return [
    ...words.map(({ id, on, word, pain }) => ({ id, on: fromColumn(on), about: null, words: word, pain })),
    ...notes.map(({ id, dueOn, note, prescriptionVersion, ...log }) => ({
      ...{ id, on: fromColumn(dueOn), about: prescriptionVersion.prescription.exercise.name },
      ...{ words: note, pain: worstPain(log) },
    })),
  ]
    .sort((a, b) => b.on.localeCompare(a.on))
    .slice(0, mostWords)
}
