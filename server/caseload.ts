// The caseload: who of the viewer's patients needs somebody, and why. One statement reads it, the rules of domain/ compute it.
import 'server-only'
import { byNeed, caseloadLine, type CaseloadLine } from '@/domain/logging/caseload'
import type { PhaseKind } from '@/domain/plans/plan'
import { caseloadRecords, type CaseloadRecord } from '@/server/caseload-query'
import { dateIn, now, timeIn } from '@/server/clock'
import type { StaffViewer } from '@/server/viewer'

export const linesAPage = 60
// Flags and phases are computed, not stored, so a filter by them looks at everybody before it shows the first page.
const MOST_FILTERED = 1_200

export type CaseloadAsked = {
  search: string
  phase: PhaseKind | 'none' | null
  flagged: boolean
  /** From 1. */
  page: number
}

export type Caseload = {
  lines: CaseloadLine[]
  /** There is a next page. */
  more: boolean
}

export async function caseload(viewer: StaffViewer, asked: CaseloadAsked): Promise<Caseload> {
  const { search, page } = asked
  const filtered = asked.flagged || asked.phase !== null
  const first = (page - 1) * linesAPage
  const records = await caseloadRecords(viewer, {
    search,
    limit: filtered ? MOST_FILTERED : linesAPage + 1,
    offset: filtered ? 0 : first,
  })
  if (!filtered) {
    const lines = records.slice(0, linesAPage).map((record) => lineOf(viewer, record))
    return { lines: lines.sort(byNeed), more: records.length > linesAPage }
  }
  const lines = records
    .map((record) => lineOf(viewer, record))
    .filter((line) => matches(line, asked))
    .sort(byNeed)
  return { lines: lines.slice(first, first + linesAPage), more: lines.length > first + linesAPage }
}

function lineOf(
  viewer: StaffViewer,
  { timeZone, sessions, adherenceTarget, ...patient }: CaseloadRecord,
): CaseloadLine {
  const instant = now()
  const missedOn = sessions
    .filter((session) => session.status === 'missed')
    .map((session) => dateIn(timeZone, new Date(session.startsAt)))
  const next = sessions.map((session) => new Date(session.startsAt)).find((startsAt) => startsAt > instant)
  const nextSession = next
    ? { date: dateIn(viewer.timeZone, next), time: timeIn(viewer.timeZone, next) }
    : null
  return caseloadLine({ ...patient, nextSession }, missedOn, dateIn(timeZone, instant), adherenceTarget)
}

function matches(line: CaseloadLine, { flagged, phase }: CaseloadAsked): boolean {
  if (flagged && line.flags.length === 0) return false
  if (phase === null) return true
  if (phase === 'none') return line.plans.length === 0
  return line.plans.some(({ standing }) => standing.kind === 'phase' && standing.phase === phase)
}
