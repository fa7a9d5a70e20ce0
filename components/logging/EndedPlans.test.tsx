// Of many plans that have ended, and of a patient's own, the newest are drawn with their figures, and the others are named.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { planFigures } from '@/domain/logging/plan-figures'
import { dayOf, monday, phase, plan, version } from '@/domain/plans/plan.fixture'
import { endsOn, phaseLine } from '@/domain/plans/schedule'
import { EndedPlans } from './EndedPlans'
import { OwnProgress } from './OwnProgress'

const today = dayOf(15)
const history = plan([version(1, monday, [phase('Intensive', 0, 1, [])])])
const figures = planFigures({
  ...{ plan: history, logs: [], sessions: [], today, now: `${today}T12:00:00Z` },
  dayEnd: (date) => Date.parse(`${date}T24:00:00Z`),
  dateOf: (instant) => instant.slice(0, 10),
})
const planOf = (n: number, status: 'active' | 'completed' = 'completed') => ({
  ...{ id: `${n}`, problem: `Problem ${n}`, status, startsOn: monday, endsOn: endsOn(history) },
  ...{ today, phases: phaseLine(history, today), figures, adherenceTarget: 80, exercises: [] },
  ...{ pain: [], painCeiling: null },
})
const many = (count: number) => Array.from({ length: count }, (_, n) => planOf(n))

it('three of them, and each of the others leads to its page', () => {
  const page = renderToStaticMarkup(<EndedPlans plans={many(5)} measuresOf={() => []} locale="en-GB" />)
  expect(page.match(/Open plan: Problem \d/g)).toHaveLength(3)
  expect(page).toContain('href="/plans/3"')
  expect(page).toContain('href="/plans/4"')
})

it('six of the patient’s own, and each that goes on', () => {
  const page = renderToStaticMarkup(
    <OwnProgress
      plans={[...many(8), planOf(8, 'active')]}
      activities={[]}
      today={today}
      locale="en-GB"
      children={null}
    />,
  )
  expect(page.match(/Where I am: Problem \d/g)?.map((title) => title.at(-1))).toEqual(
    ['0', '1', '2', '3', '4', '5', '8'].flatMap((n) => [n, n]),
  )
  expect(page.match(/<li>Problem \d<\/li>/g)).toEqual(['<li>Problem 6</li>', '<li>Problem 7</li>'])
})
