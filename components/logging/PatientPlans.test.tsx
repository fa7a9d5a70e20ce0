// Of many plans the newest are drawn with their figures, and the others are named, also of a patient's own; of what is much in one plan the newest is drawn.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { addDays } from '@/domain/dates'
import { planFigures } from '@/domain/logging/plan-figures'
import { dayOf, monday, phase, plan, version } from '@/domain/plans/plan.fixture'
import { endsOn, phaseLine } from '@/domain/plans/schedule'
import { ByExercise } from './ByExercise'
import { OwnPain } from './OwnPain'
import { OwnProgress } from './OwnProgress'
import { CurrentPlans, EndedPlans } from './PatientPlans'

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
const painless = { checkIn: null, word: '', fromPaper: false, during: null, after: null }
const many = (count: number) => Array.from({ length: count }, (_, n) => planOf(n))

const recordOf = (plans: ReturnType<typeof many>) => {
  const props = { plans, measuresOf: () => [], locale: 'en-GB' }
  const [current, ended] = [CurrentPlans, EndedPlans].map((Plans) =>
    renderToStaticMarkup(<Plans {...props} />),
  )
  return { current: figuresAndLinks(current!), ended: figuresAndLinks(ended!) }
}
const figuresAndLinks = (page: string) => [
  page.match(/Open plan: Problem \d+/g)?.map((title) => Number(title.split(' ').at(-1))) ?? [],
  page.match(/<li [^>]*><a [^>]*href="\/plans\/\d+/g)?.map((link) => Number(link.split('/').at(-1))) ?? [],
]

it('three of those that have ended, and each of the others leads to its page', () => {
  expect(recordOf(many(5))).toEqual({
    current: [[], []],
    ended: [
      [0, 1, 2],
      [3, 4],
    ],
  })
})

it('three in all, those that go on first', () => {
  const plans = [planOf(0), planOf(1), planOf(2), planOf(3, 'active')]
  expect(recordOf(plans)).toEqual({ current: [[3], []], ended: [[0, 1], [2]] })
  const active = Array.from({ length: 5 }, (_, n) => planOf(n, 'active'))
  expect(recordOf([...active, planOf(5)])).toEqual({
    current: [
      [0, 1, 2],
      [3, 4],
    ],
    ended: [[], [5]],
  })
})

const ownOf = (plans: ReturnType<typeof many>, others: ReturnType<typeof many>) => {
  const page = renderToStaticMarkup(
    <OwnProgress {...{ plans, others, today }} activities={[]} locale="en-GB" children={null} />,
  )
  return {
    drawn: page.match(/<h2[^>]*>Where I am: Problem \d/g)?.map((title) => Number(title.at(-1))),
    named: page.match(/<li>Problem \d/g)?.map((name) => Number(name.at(-1))),
    together: page.match(/(Other|Earlier) plans(?=<\/h2>)/)?.[0],
  }
}

it('of the patient’s own some, and the names of the others', () => {
  const [first, second, ...ended] = many(4)
  const own = [first!, second!]
  const both = { drawn: [0, 1], named: [2, 3] }
  expect(ownOf(own, ended)).toEqual({ ...both, together: 'Earlier plans' })
  const others = [planOf(2, 'active'), planOf(3)]
  expect(ownOf(own, others)).toEqual({ ...both, together: 'Other plans' })
})

it('of the patient’s own pain every day is in the picture, and the newest hundred in the list', () => {
  const days = Array.from({ length: 130 }, (_, n) => ({ ...painless, date: addDays(monday, n), checkIn: 3 }))
  const page = renderToStaticMarkup(<OwnPain days={days} locale="en-GB" />)
  expect(page.match(/<circle/g)).toHaveLength(130)
  const rows = page.match(/<th scope="row"/g)
  expect(rows).toHaveLength(100)
  expect(page).toContain('Your pain, on the last 100 days')
})

it('of a plan’s exercises the forty that were prescribed last', () => {
  const none = { due: 1, done: 0, partial: 0, skipped: 0, notLogged: 1, reasons: [], pain: null }
  const exercises = Array.from({ length: 42 }, (_, n) => ({
    exerciseId: `${n}`,
    name: `Item ${n}.`,
    ...none,
  }))
  const page = renderToStaticMarkup(<ByExercise exercises={exercises} />)
  expect(page.match(/Item \d+\./g)).toEqual(exercises.slice(2).map(({ name }) => name))
  expect(page).toContain('By exercise: of 42 the 40 that were prescribed last')
  expect(renderToStaticMarkup(<ByExercise exercises={exercises.slice(2)} />)).toContain('>By exercise<')
})
