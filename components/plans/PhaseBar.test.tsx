// The line of phases draws no more sessions than can be told apart, however many there are.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { monday, phase, plan, version } from '@/domain/plans/plan.fixture'
import { phaseLine } from '@/domain/plans/schedule'
import { PhaseBar } from './PhaseBar'

/** The marks of phases that follow each other, as they are drawn. */
function marksOf(...phases: { weeks: number; sessions: number }[]): string[] {
  let startDay = 0
  const placed = phases.map(({ weeks, sessions }, i) => {
    const each = phase(`Phase ${i}`, startDay, weeks, [], { sessions })
    startDay += 7 * weeks
    return each
  })
  const spans = phaseLine(plan([version(1, monday, placed)]), monday)
  const page = renderToStaticMarkup(<PhaseBar spans={spans} today={monday} locale="en-GB" />)
  expect(page.match(/<rect /g)).toHaveLength(phases.length + 1)
  return / d="([^"]*)"/.exec(page)![1]!.split('M').slice(1)
}

it('marks each session of a plan of weeks', () => {
  expect(marksOf({ weeks: 4, sessions: 3 }, { weeks: 8, sessions: 1 })).toHaveLength(20)
})

it('marks a phase as a whole where its sessions cannot be told apart, and those beside it one by one', () => {
  expect(marksOf(...Array.from({ length: 12 }, () => ({ weeks: 52, sessions: 14 })))).toHaveLength(12)
  expect(marksOf({ weeks: 52, sessions: 14 }, { weeks: 52, sessions: 1 })).toHaveLength(53)
})
