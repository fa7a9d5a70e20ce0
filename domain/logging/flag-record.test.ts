// Flags that are kept: opened, brought up to date, resolved by themselves, and never hidden by an answer to what came before.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flagChanges, type FoundFlag, type OpenFlag } from '@/domain/logging/flag-record'
import { flagCodes, type Flag } from '@/domain/logging/flags'

const silent: FoundFlag = {
  ...{ planId: 'plan', code: 'silent', since: '2026-03-02', lastOn: null, figures: { days: 4, due: 4 } },
}
const over: FoundFlag = {
  ...{ planId: 'plan', code: 'over-ceiling', since: '2026-03-02', lastOn: '2026-03-05' },
  figures: { logs: 2, pain: 7 },
}
const kept = (flag: FoundFlag, answered = false): OpenFlag => ({ ...flag, id: `kept ${flag.code}`, answered })
const nothing = { open: [], update: [], resolve: [] }

describe('a flag', () => {
  it('is opened once, and stays as it is while nothing changes', () => {
    expect(flagChanges([], [silent])).toEqual({ ...nothing, open: [silent] })
    expect(flagChanges([kept(silent)], [silent])).toEqual(nothing)
  })

  it('is brought up to date, and resolved when its cause is gone', () => {
    const longer = { ...silent, figures: { days: 5, due: 5 } }
    expect(flagChanges([kept(silent)], [longer])).toEqual({
      ...nothing,
      update: [{ ...longer, id: 'kept silent' }],
    })
    expect(flagChanges([kept(silent, true)], [])).toEqual({ ...nothing, resolve: ['kept silent'] })
  })

  it('of another plan is another', () => {
    const other = { ...silent, planId: 'other' }
    expect(flagChanges([kept(silent)], [other])).toEqual({
      ...nothing,
      open: [other],
      resolve: ['kept silent'],
    })
  })
})

describe('what somebody has answered', () => {
  it('stays answered while it only goes on', () => {
    const longer = { ...silent, figures: { days: 9, due: 9 } }
    expect(flagChanges([kept(silent, true)], [longer]).open).toEqual([])
    // The first of the two logs has left the fourteen days.
    const fewer = { ...over, since: '2026-03-05', figures: { logs: 1, pain: 7 } }
    expect(flagChanges([kept(over, true)], [fewer]).open).toEqual([])
  })

  it.each([
    ['happens on a later day', { ...over, lastOn: '2026-03-06', figures: { logs: 2, pain: 7 } }],
    ['happens more often on the same day', { ...over, figures: { logs: 3, pain: 7 } }],
    ['is worse on the same day', { ...over, figures: { logs: 2, pain: 9 } }],
  ])('is a new flag once it %s', (_, now) => {
    expect(flagChanges([kept(over, true)], [now])).toEqual({
      ...nothing,
      open: [now],
      resolve: ['kept over-ceiling'],
    })
    // And the same flag where nobody had answered.
    expect(flagChanges([kept(over)], [now])).toEqual({
      ...nothing,
      update: [{ ...now, id: 'kept over-ceiling' }],
    })
  })
})

it('leaves exactly what was found open, one of a kind and plan', () => {
  const flag = fc.record({
    planId: fc.constantFrom('a', 'b'),
    code: fc.constantFrom(...flagCodes),
    since: fc.constantFrom('2026-03-01', '2026-03-02'),
    lastOn: fc.constantFrom(null, '2026-03-03', '2026-03-04'),
    figures: fc.record({ n: fc.nat(3) }),
  })
  const keyOf = ({ planId, code }: FoundFlag) => `${planId} ${code}`
  const some = fc.uniqueArray(flag, { selector: keyOf })
  fc.assert(
    fc.property(some, some, fc.infiniteStream(fc.boolean()), (before, found, answered) => {
      const open = before.map((each) => ({ ...each, id: keyOf(each), answered: answered.next().value! }))
      const { open: opened, update, resolve } = flagChanges(open, found)
      const left = open.filter(({ id }) => !resolve.includes(id))
      const after = [...left.map((each) => update.find(({ id }) => id === each.id) ?? each), ...opened]
      const said = ({ since, lastOn, figures }: Flag) => ({ since, lastOn, figures })
      const known = new Map(left.map(({ id, planId }) => [id, planId]))
      const named = after.map((each) => ({
        key: `${'planId' in each ? each.planId : known.get(each.id)} ${each.code}`,
        ...said(each),
      }))
      const byKey = (a: { key: string }, b: { key: string }) => a.key.localeCompare(b.key)
      expect(named.sort(byKey)).toEqual(
        found.map((each) => ({ key: keyOf(each), ...said(each) })).sort(byKey),
      )
    }),
  )
})
