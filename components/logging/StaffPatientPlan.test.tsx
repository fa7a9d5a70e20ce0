// One plan on the patient's page: each time that a phase began is marked over the pain.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { StaffPatientPlan } from '@/components/logging/StaffPatientPlan'
import { painSeries } from '@/domain/logging/pain'
import { planFigures } from '@/domain/logging/plan-figures'
import { dayOf, monday, phase, plan, version } from '@/domain/plans/plan.fixture'
import { endsOn, phaseLine } from '@/domain/plans/schedule'

it('marks a phase again where the plan came back to it', () => {
  const [first, second] = [phase('Intensive', 0, 1, []), phase('Maintenance', 7, 1, [])]
  const history = plan([version(1, monday, [first, second]), version(2, dayOf(11), [{ ...first, weeks: 4 }])])
  const today = dayOf(15)
  const figures = planFigures({
    ...{ plan: history, logs: [], sessions: [], today, now: `${today}T12:00:00Z` },
    dayEnd: (date) => Date.parse(`${date}T24:00:00Z`),
    dateOf: (instant) => instant.slice(0, 10),
  })
  const page = renderToStaticMarkup(
    <StaffPatientPlan
      plan={{
        ...{ id: 'p', problem: 'Neck pain', status: 'active', startsOn: monday, endsOn: endsOn(history) },
        ...{ today, phases: phaseLine(history, today), figures, adherenceTarget: 80, exercises: [] },
        ...{ pain: painSeries([], [], monday, today), painCeiling: null },
      }}
      measures={[]}
      locale="en-GB"
    />,
  )
  const chart = page.slice(page.indexOf('Pain, 0 to 10'))
  expect(chart.match(/>(Intensive|Maintenance)<\/text>/g)).toEqual([
    '>Intensive</text>',
    '>Maintenance</text>',
    '>Intensive</text>',
  ])
})
