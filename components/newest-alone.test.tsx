// Of what gathers over years a page has the newest, and says how much there is besides and where.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { RecordOpenings } from '@/components/accounts/RecordOpenings'
import { PainOverTime } from '@/components/charts/PainOverTime'
import { KeepWell } from '@/components/logging/KeepWell'
import { Timeline } from '@/components/patients/Timeline'
import { PatientSessions } from '@/components/sessions/PatientSessions'
import { ReassessmentNotes } from '@/components/sessions/ReassessmentNotes'
import { addDays } from '@/domain/dates'
import type { SessionLine } from '@/domain/plans/session-forms'

vi.mock('@/components/sessions/SessionActions', () => ({ SessionActions: () => null }))

const many = <T,>(count: number, of: (n: number) => T) => Array.from({ length: count }, (_, n) => of(n))
const day = (n: number) => addDays('2026-11-30', -n)
const locale = 'en-GB'
const times = (page: string, of: RegExp) => page.match(of)?.length ?? 0

it('a hundred of a timeline', () => {
  const entry = (n: number) => ({
    ...{ on: day(n), kind: 'message' as const, words: `Entry ${n}`, detail: '', href: null },
  })
  const shown = (count: number) =>
    renderToStaticMarkup(<Timeline entries={many(count, entry)} locale={locale} />)
  expect(times(shown(101), /Entry \d/g)).toBe(100)
  expect(shown(101)).toContain('The newest 100.')
  expect(shown(100)).not.toContain('The newest')
})

it('sixty sessions to come and sixty before', () => {
  const session = (canBeMarked: boolean) => (n: number) =>
    ({
      ...{
        id: `${canBeMarked} ${n}`,
        date: day(n),
        time: '09:00',
        minutes: 45,
        status: 'booked',
        canBeMarked,
      },
      ...{ therapistName: 'Ana', patientName: 'Ada', plans: [], movedTo: null },
    }) as unknown as SessionLine
  const shown = (count: number) =>
    renderToStaticMarkup(
      <PatientSessions
        sessions={[...many(count, session(false)), ...many(count, session(true))]}
        therapists={[]}
        deeds={{ mark: vi.fn(), move: vi.fn() }}
        locale={locale}
      />,
    )
  expect(times(shown(65), /href="\/calendar\//g)).toBe(120)
  expect(shown(65)).toContain('5 earlier ones stand in the calendar')
  expect(shown(65)).toContain('5 later ones stand in the calendar')
  expect(shown(60)).not.toContain('stand in the calendar')
})

it('twenty reassessments of a day', () => {
  const due = (n: number) => ({
    ...{ planId: `${n}`, patientId: `${n}`, patientName: `Patient ${n}`, problem: 'Neck', dueOn: day(1) },
  })
  const shown = (count: number) =>
    renderToStaticMarkup(<ReassessmentNotes due={many(count, due)} today={day(0)} locale={locale} />)
  expect(times(shown(25), /Reassess Patient/g)).toBe(20)
  expect(shown(25)).toContain('5 more are due')
  expect(shown(20)).not.toContain('more are due')
})

it('two hundred times that one’s record was opened', () => {
  const opening = (n: number) => ({ on: day(n), who: `Person ${n}`, reason: null })
  const shown = (count: number) =>
    renderToStaticMarkup(<RecordOpenings openings={many(count, opening)} locale={locale} />)
  expect(times(shown(230), /Person \d/g)).toBe(200)
  expect(shown(230)).toContain('Before that 30 more times')
  expect(shown(200)).not.toContain('Before that')
})

it('what is kept of the newest plans, and the way to the others', () => {
  const plan = (n: number) => ({
    ...{ planId: `${n}`, problem: `Problem ${n}`, since: day(n), exercises: [], steps: {} },
    ...{ flareUp: `Rest ${n}`, contact: 'Us' },
  })
  const shown = renderToStaticMarkup(
    <KeepWell plans={[plan(0), plan(1)]} others={[plan(2)]} locale={locale} clinicPhone="" />,
  )
  expect(shown.match(/Rest \d/g)).toEqual(['Rest 0', 'Rest 1'])
  expect(shown.match(/href="\/keep-well\?plan=\d"/g)).toEqual(['href="/keep-well?plan=2"'])
})

it('a year of pain', () => {
  const pain = (n: number) => ({
    ...{ date: day(399 - n), checkIn: 3, word: '', fromPaper: false, during: null, after: null },
  })
  const shown = renderToStaticMarkup(
    <PainOverTime days={many(400, pain)} ceiling={null} phases={[]} locale={locale} />,
  )
  expect(times(shown, /<tr/g)).toBe(61)
  expect(shown).toContain('those before the newest 60')
  expect(times(shown, /r="2\.6"/g)).toBe(366)
})
