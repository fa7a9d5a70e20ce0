// What the badge says of a plan that is paused, or is to begin.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Pause } from '@/domain/plans/plan'
import { plan } from '@/domain/plans/plan.fixture'
import { PlanStatusBadge } from './PlanStatusBadge'

const said = (...pauses: Pause[]) => saidOf('2026-11-02', pauses)
const saidOf = (startsOn: string, pauses: Pause[]) =>
  renderToStaticMarkup(
    <PlanStatusBadge
      {...{ status: 'active', endedOn: null, history: { ...plan([]), startsOn, pauses } }}
      today="2026-11-23"
      locale="en-GB"
    />,
  )

it('a pause lasts until the plan goes on, also where another follows at once', () => {
  const [ill, away] = [
    { from: '2026-11-20', resumedOn: '2026-11-25' },
    { from: '2026-11-25', resumedOn: '2026-12-02' },
  ]
  expect(said(ill)).toContain('>Paused since 20 Nov 2026, until 25 Nov 2026<')
  expect(said(ill, away)).toContain('>Paused since 20 Nov 2026, until 2 Dec 2026<')
  expect(said(ill, { ...away, resumedOn: null })).toContain('>Paused since 20 Nov 2026<')
  expect(said({ ...away, from: '2026-11-26' })).toContain('>Active<')
})

it('a plan that has not begun is paused only while nobody knows until when', () => {
  const ill = { from: '2026-11-20', resumedOn: '2026-11-25' }
  expect(saidOf('2026-12-01', [ill])).toContain('>Starts on 1 Dec 2026<')
  expect(saidOf('2026-12-01', [{ ...ill, resumedOn: null }])).toContain('>Paused since 20 Nov 2026<')
})
