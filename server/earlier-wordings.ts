// What stood in the sections of a patient's record before. That it is kept is the database's (a trigger on patients).
import 'server-only'
import { wordingLines, type EarlierWordings, type WordedSection } from '@/domain/earlier-wordings'
import { dateIn, fromColumn } from '@/server/clock'
import { asViewer } from '@/server/db'
import { NotFound } from '@/server/errors'
import { idOf } from '@/server/patients'
import { readablePatients } from '@/server/scope'
import type { StaffViewer } from '@/server/viewer'
import { namesOf } from '@/server/who-wrote'

/** Of one section; the rest is in the data export. */
export const mostWordingsShown = 20

/**
 * By section, the newest first, in the words of the viewer's locale.
 * @throws NotFound when there is no such patient, or not one that the viewer may read
 */
export function earlierWordings(
  viewer: StaffViewer,
  patientId: string,
): Promise<Record<WordedSection, EarlierWordings>> {
  return asViewer(viewer, async (tx) => {
    const { clinicId, timeZone, locale } = viewer
    const patient = await tx.patient.findFirst({
      where: { AND: [readablePatients(viewer), { id: idOf(patientId) }] },
      select: { id: true },
    })
    if (!patient) throw new NotFound()
    const newest = (section: WordedSection) =>
      tx.earlierWording.findMany({
        where: { clinicId, patientId: patient.id, section },
        orderBy: { number: 'desc' },
        take: mostWordingsShown,
      })
    const rows = {
      problem: await newest('problem'),
      screening: await newest('screening'),
      visits: await newest('visits'),
    }
    const nameOf = await namesOf(
      tx,
      viewer,
      Object.values(rows)
        .flat()
        .map(({ replacedBy }) => replacedBy),
    )
    const told = (section: WordedSection): EarlierWordings => ({
      wordings: rows[section].map(({ redFlagsOn, approvedFrom, ...row }) => ({
        number: row.number,
        lines: wordingLines(
          {
            ...row,
            redFlagsOn: redFlagsOn && fromColumn(redFlagsOn),
            approvedFrom: approvedFrom && fromColumn(approvedFrom),
          },
          locale,
        ),
        until: dateIn(timeZone, row.replacedAt),
        by: nameOf(row.replacedBy),
      })),
      // Numbers have no gaps: none is ever taken out.
      older: Math.max(0, (rows[section].at(-1)?.number ?? 1) - 1),
    })
    return { problem: told('problem'), screening: told('screening'), visits: told('visits') }
  })
}
