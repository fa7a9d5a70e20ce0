// What was measured of a demo patient: the baseline, a reassessment every four weeks where there was one, and the discharge.
import type pg from 'pg'
import { v7 } from 'uuid'
import { addDays } from '@/domain/dates'
import { attendance } from '@/domain/plans/attendance'
import type { CalendarDate, PlanHistory } from '@/domain/plans/plan'
import type { Measurement } from '@/domain/reassessment/measures'
import { compareAssessments } from '@/domain/reassessment/progress'
import { summaryOf } from '@/domain/reassessment/summary'
import type { Chance } from './chance'
import type { Keys } from './history'
import { insert } from './insert'
import type { DemoPatient } from './people'
import { wasReassessed } from './plan'

type Assessed = {
  kind: string
  on: CalendarDate
  decision: string | null
  nextDueOn: CalendarDate | null
  gain: number
}

/** Baseline three days before the plan, a reassessment every four weeks where there was one, and a discharge. */
export async function insertAssessments(
  client: pg.Client,
  plan: PlanHistory,
  person: DemoPatient,
  keys: Keys,
  therapistId: string,
  { own, luck }: MeasuredWith,
) {
  const { startsOn, endedOn } = plan
  const gained = person.gained ?? 4
  const done: Assessed[] = [
    {
      kind: 'baseline',
      on: addDays(startsOn, -3),
      decision: null,
      nextDueOn: addDays(startsOn, person.story === 'four-weeks' ? 24 : 28),
      gain: 0,
    },
  ]
  if (wasReassessed(person)) {
    const worse = person.story === 'pain-rising'
    for (let week = 4; week < Math.min(person.weeks, 12); week += 4) {
      if (endedOn !== null && addDays(startsOn, week * 7) > endedOn) break
      done.push({
        kind: 'reassessment',
        on: addDays(startsOn, week * 7),
        decision: week === 4 ? 'progress' : 'continue',
        nextDueOn: addDays(startsOn, (week + 4) * 7),
        gain: Math.min(gained, worse ? 0 : week === 4 ? 2 : 3),
      })
    }
  }
  if (person.story === 'finished' && endedOn)
    done.push({ kind: 'discharge', on: endedOn, decision: 'discharge', nextDueOn: null, gain: gained })
  const rows = done.map((assessed) => ({
    ...{ id: v7(), assessed },
    measurements: measured(person, assessed, { own, luck }),
  }))
  const baseline = rows[0]!.measurements
  await insert(
    client,
    'assessments',
    rows.map(({ id, assessed, measurements }) => ({
      id,
      ...keys,
      kind: assessed.kind,
      on: assessed.on,
      findings:
        assessed.kind === 'baseline'
          ? 'Stiff thoracic extension and rotation, tender mid-back muscles, weak lower trapezius. No neurological signs.'
          : 'Moves more freely; fewer tender points. Strength of the lower trapezius is coming.',
      summary: assessed.kind === 'baseline' ? '' : changeWords(baseline, measurements),
      decision: assessed.decision,
      next_due_on: person.bySessions ? null : assessed.nextDueOn,
      created_at: `${assessed.on}T09:30:00Z`,
      created_by: therapistId,
    })),
  )
  await insert(
    client,
    'measurements',
    rows.flatMap(({ id, measurements }) =>
      measurements.map((m) => ({
        id: v7(),
        clinic_id: keys.clinic_id,
        patient_id: keys.patient_id,
        assessment_id: id,
        ...m,
      })),
    ),
  )
}

/** As the form would have written it of the measures alone. */
const changeWords = (baseline: readonly Measurement[], now: readonly Measurement[]) =>
  summaryOf({
    compared: compareAssessments(baseline, null, now),
    figures: { phases: [], sessions: attendance([], '') },
    ...{ tolerances: [], goals: [], measured: [] },
  })

type MeasuredWith = {
  /** The code of the clinic's own measure, where it has one. */
  own: string | null
  luck: Chance
}

/** Of whoever has ended, what they can do and their sleep came after their pain; while treatment goes on, all goes together. */
function measured(person: DemoPatient, { kind, gain }: Assessed, { own, luck }: MeasuredWith): Measurement[] {
  const ended = person.story === 'finished' || person.story === 'stopped'
  const more = (by: readonly number[]) => (ended && kind !== 'baseline' ? luck.pick(by) : 0)
  const outOfTen = (value: number) => Math.min(10, Math.max(0, value))
  const pain = outOfTen(person.painAtStart - gain)
  return [
    { measure: 'nprs-now', item: '', value: outOfTen(pain - 1 + more([-1, 0, 0, 1])) },
    { measure: 'nprs-worst', item: '', value: outOfTen(pain + 2 + more([-1, 0, 1, 1])) },
    { measure: 'nprs-average', item: '', value: pain },
    ...person.activities.map((item, index) => ({
      measure: 'psfs',
      item,
      value: outOfTen(3 + index + gain - more([0, 1, 1, 2])),
    })),
    ...(kind === 'baseline' ? [] : [{ measure: 'groc', item: '', value: gain > 0 ? gain + 1 : gain - 1 }]),
    ...(own === null
      ? []
      : [{ measure: own, item: '', value: outOfTen(person.painAtStart - 1 - gain + more([0, 0, 1, 2])) }]),
  ]
}
