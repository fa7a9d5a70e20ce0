// What is said of the day from which a plan's next version is in force.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { dayOf, monday, phase, plan, version } from '@/domain/plans/plan.fixture'
import { nextEffectiveOn } from '@/domain/plans/schedule'
import { EffectiveDay } from './EffectiveDay'

const phases = [phase('Calm', 0, 1, []), phase('Load', 7, 4, [])]
const history = plan([version(1, monday, phases), version(2, dayOf(11), phases)])
const longer = { phase: 'Calm', what: 'Length', from: '1 week', to: '3 weeks' }
const gentler = { phase: 'Calm', what: 'Squeeze', from: '3 × 10', to: '2 × 10' }

function said(today: string, change = longer, effectiveOn = nextEffectiveOn(history, today)) {
  const weeks = change === longer ? 3 : 1
  const draft = phases.map((each) => (each.name === 'Calm' ? { ...each, weeks } : each))
  const given = { history, phases: draft, changes: [change], today, effectiveOn }
  return renderToStaticMarkup(<EffectiveDay {...given} locale="en-GB" onChoose={() => {}} />)
}

it('the day of a version that waits is offered with why, and what comes too late on it is named', () => {
  const offered = said(dayOf(6))
  expect(offered).toContain('value="2026-12-03"')
  expect(offered).toContain('Nothing of this changes before 3 Dec 2026')
  expect(offered).toContain('Version 2 waits for that day')
  expect(offered).toContain('What changes in Calm comes too late')
  expect(offered).toContain(
    'Calm ends on 29 Nov 2026, before the day above. Choose that day or an earlier one.',
  )
})

it('on the day on which the next phase would begin only its beginning is in time to be put off', () => {
  const sooner = said(dayOf(6), longer, dayOf(8))
  expect(sooner).toContain('Version 2 was to begin on 3 Dec 2026')
  expect(sooner).not.toContain('comes too late')
  expect(sooner).not.toContain('Nothing of this changes before')
  expect(said(dayOf(6), gentler, dayOf(8))).toContain('Calm ends on 29 Nov 2026, before the day above.')
  expect(said(dayOf(6), gentler, dayOf(7))).not.toContain('comes too late')
})

it('where nothing waits nothing is said of today, and a phase that is over stays over', () => {
  const now = said(dayOf(11))
  expect(now).not.toContain('Version 2')
  expect(now).toContain('Calm ends on 29 Nov 2026, before the day above.<')
})

it('while the day is typed nothing is worked out of one that cannot be', () => {
  for (const typed of ['', '0202-12-09', '9202-12-09'])
    expect(said(dayOf(6), gentler, typed)).not.toContain('comes too late')
})

it('before the plan begins its first day is offered as that', () => {
  const begins = plan([version(1, monday, phases)])
  const given = { history: begins, phases, changes: [], today: dayOf(-3), effectiveOn: monday }
  const drawn = renderToStaticMarkup(<EffectiveDay {...given} locale="en-GB" onChoose={() => {}} />)
  expect(drawn).toContain('The plan’s first day.')
})
