// What changed in a version is folded, leads to where it is told, or is open where it was asked for.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { PlanVersions } from './PlanVersions'

const version = (
  number: number,
  changes: null | { phase: null; what: string; from: string; to: string }[],
) => ({
  ...{ number, changes, effectiveOn: '2026-11-02', reason: '' },
  ...{ publishedAt: new Date('2026-11-02T09:00:00Z'), publishedBy: 'Ana' },
})
const change = { phase: null, what: 'Problem', from: 'Neck', to: 'Back' }

const shown = (opened: number) =>
  renderToStaticMarkup(
    <PlanVersions
      {...{ opened, locale: 'en-GB', timeZone: 'UTC', endReason: '', inForce: 3 }}
      plan={{ id: 'p', endedOn: null, pauses: [] }}
      versions={[version(3, [change]), version(2, null), version(1, [])]}
    />,
  )

it('leads to an older version, which has its place on the page', () => {
  expect(shown(NaN)).toContain('href="/plans/p?version=2#version-2"')
  expect(shown(NaN)).toContain('id="version-2"')
  expect(shown(NaN).match(/What changed/g)).toHaveLength(2)
})

it('is open where it was asked for', () => {
  expect(shown(NaN)).not.toContain('open=""')
  expect(shown(3).match(/open=""/g)).toHaveLength(1)
})

it('twenty at a time, from the one that is asked for if it is older', () => {
  const versions = Array.from({ length: 50 }, (_, n) => version(50 - n, null))
  const of = (opened: number) =>
    renderToStaticMarkup(
      <PlanVersions
        {...{ opened, versions, locale: 'en-GB', timeZone: 'UTC', endReason: '', inForce: 50 }}
        plan={{ id: 'p', endedOn: null, pauses: [] }}
      />,
    )
  const told = (opened: number) =>
    [...of(opened).matchAll(/id="version-(\d+)"/g)].map(([, number]) => Number(number))
  expect([told(NaN)[0], told(NaN).at(-1), told(40).length]).toEqual([50, 31, 20])
  expect(of(NaN)).toContain('href="/plans/p?version=30#version-30"')
  expect([told(30)[0], told(30).at(-1)]).toEqual([30, 11])
  expect(of(30)).toContain('href="/plans/p"')
  expect(of(5)).not.toContain('and before')
})
