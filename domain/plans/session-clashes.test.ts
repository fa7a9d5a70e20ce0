// Which sessions of a day stand in each other's way.
import { expect, test } from 'vitest'
import { clashing } from '@/domain/plans/session-clashes'

const at = (
  id: string,
  time: string,
  rest: { therapistId?: string; date?: string; status?: 'cancelled-by-clinic' } = {},
) => ({
  ...{ id, time, minutes: 45, therapistId: 'ben', date: '2026-11-26' },
  status: 'booked' as const,
  ...rest,
})

test('sessions that overlap clash, whichever comes first; one that begins when the other ends does not', () => {
  expect(clashing([at('b', '09:30'), at('a', '09:00'), at('c', '10:15')])).toEqual(new Set(['a', 'b']))
  expect(clashing([at('a', '09:00'), at('b', '09:45')])).toEqual(new Set())
})

test('another therapist, another day and a cancelled one are in nobody’s way', () => {
  const others = [
    at('b', '09:00', { therapistId: 'chiara' }),
    at('c', '09:00', { date: '2026-11-27' }),
    at('d', '09:00', { status: 'cancelled-by-clinic' }),
  ]
  expect(clashing([at('a', '09:00'), ...others])).toEqual(new Set())
})
