// What was measured of a demo patient: the baseline, a reassessment every four weeks where there was one, and the discharge.
import type pg from 'pg'
import { v7 } from 'uuid'
import { addDays } from '@/domain/dates'
import type { CalendarDate, PlanHistory } from '@/domain/plans/plan'
import type { Keys } from './history'
import { insert, type Row } from './insert'
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
  /** The code of the clinic's own measure, where it has one. */
  own: string | null,
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
  const rows = done.map((assessed) => ({ id: v7(), assessed }))
  await insert(
    client,
    'assessments',
    rows.map(({ id, assessed }) => ({
      id,
      ...keys,
      kind: assessed.kind,
      on: assessed.on,
      findings:
        assessed.kind === 'baseline'
          ? 'Stiff thoracic extension and rotation, tender mid-back muscles, weak lower trapezius. No neurological signs.'
          : 'Moves more freely; fewer tender points. Strength of the lower trapezius is coming.',
      decision: assessed.decision,
      next_due_on: person.bySessions ? null : assessed.nextDueOn,
      created_at: `${assessed.on}T09:30:00Z`,
      created_by: therapistId,
    })),
  )
  await insert(
    client,
    'measurements',
    rows.flatMap(({ id, assessed }) =>
      measured(person, assessed, own).map((m) => ({
        id: v7(),
        clinic_id: keys.clinic_id,
        patient_id: keys.patient_id,
        assessment_id: id,
        ...m,
      })),
    ),
  )
}

function measured(person: DemoPatient, { kind, gain }: Assessed, own: string | null): Row[] {
  const pain = Math.max(0, person.painAtStart - gain)
  const groc = gain === 0 ? -1 : gain + 1
  return [
    { measure: 'nprs-now', item: '', value: Math.max(0, pain - 1) },
    { measure: 'nprs-worst', item: '', value: Math.min(10, pain + 2) },
    { measure: 'nprs-average', item: '', value: pain },
    ...person.activities.map((item, index) => ({
      measure: 'psfs',
      item,
      value: Math.min(10, 3 + index + gain),
    })),
    ...(kind === 'baseline' ? [] : [{ measure: 'groc', item: '', value: groc }]),
    ...(own === null ? [] : [{ measure: own, item: '', value: Math.max(0, person.painAtStart - 1 - gain) }]),
  ]
}
