// Of many fifty are listed at a time: those who work here, then those who have left, first those with whom something is left.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { StaffList } from './StaffList'
import type { StaffRowProps } from './StaffRow'

vi.mock('./StaffRow', () => ({
  StaffRow: ({ member }: { member: { name: string } }) => <li>{member.name}</li>,
}))

const member = (name: string, rest: Partial<StaffRowProps['member']> = {}): StaffRowProps['member'] => ({
  ...{ id: name, name, signIn: name, roles: ['therapist'], disabled: false, awaited: false },
  ...{ secondStep: false, patients: 0, sessions: 0, self: false },
  ...rest,
})
const staff = [
  ...['Ada', 'Ben'].map((name) => member(name)),
  ...Array.from({ length: 119 }, (_, n) => member(`Left ${n}`, { disabled: true })),
  member('Left with patients', { disabled: true, patients: 2 }),
]
const deeds = {} as Omit<StaffRowProps, 'member' | 'therapists'>
const shown = (before: number) => renderToStaticMarkup(<StaffList {...{ staff, before, ...deeds }} />)
const named = (before: number) =>
  shown(before)
    .match(/<li>[^<]*/g)!
    .map((row) => row.slice(4))

it('fifty at a time', () => {
  expect(named(0).slice(0, 4)).toEqual(['Ada', 'Ben', 'Left with patients', 'Left 0'])
  expect(named(0)).toHaveLength(50)
  expect(shown(0)).toContain('/settings?staff=50#staff')
  expect(named(100)).toEqual(Array.from({ length: 22 }, (_, n) => `Left ${n + 97}`))
  expect(shown(100)).toContain('/settings?staff=0#staff')
})

it('says nothing of others where all are shown', () => {
  const few = renderToStaticMarkup(<StaffList {...{ staff: staff.slice(0, 9), before: 0, ...deeds }} />)
  expect(few).not.toContain('/settings')
})
