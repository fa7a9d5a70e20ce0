import { expect, test } from 'vitest'
import type { Pause } from '@/domain/plans/plan'
import { bookedAfterPlans, bookedInPauses } from './still-booked'

const session = (date: string, rest: Partial<Parameters<typeof bookedInPauses>[0][number]> = {}) => ({
  ...{ date, status: 'booked' as const, unmarked: false, plans: [{ id: 'neck', problem: 'Neck pain' }] },
  ...rest,
})
const dates = (sessions: readonly { date: string }[]) => sessions.map(({ date }) => date)

test('what is booked in a pause is told of the plan that is paused, up to the day before it goes on', () => {
  const sessions = [
    session('2026-11-25'),
    session('2026-11-26'),
    session('2026-11-27', { status: 'cancelled-by-clinic' }),
    session('2026-11-28', { plans: [{ id: 'knee', problem: 'Knee pain' }] }),
    session('2026-11-29'),
    session('2026-11-30'),
  ]
  const pause = { from: '2026-11-26', resumedOn: '2026-11-30' }
  const told = (today: string, ...pauses: Pause[]) =>
    dates(bookedInPauses(sessions, { id: 'neck', pauses }, today))
  for (const today of ['2026-11-20', '2026-11-29'])
    expect(told(today, pause)).toEqual(['2026-11-26', '2026-11-29'])
  expect(told('2026-11-30', pause)).toEqual([])
  expect(told('2026-11-26', { ...pause, resumedOn: null })).toEqual([
    '2026-11-26',
    '2026-11-29',
    '2026-11-30',
  ])
})

test('what is booked in a pause is told of all that stand or are to come, also of one that follows at once', () => {
  const sessions = ['2026-11-26', '2026-11-29', '2026-12-03'].map((date) => session(date))
  const told = (today: string, ...pauses: Pause[]) =>
    dates(bookedInPauses(sessions, { id: 'neck', pauses }, today))
  const ill = { from: '2026-11-26', resumedOn: '2026-11-28' }
  const away = { from: '2026-11-28', resumedOn: '2026-12-01' }
  expect(told('2026-11-26', ill, away)).toEqual(['2026-11-26', '2026-11-29'])
  expect(told('2026-11-26', ill, { ...away, resumedOn: null })).toHaveLength(3)
  expect(told('2026-11-26', ill, { from: '2026-12-02', resumedOn: null })).toEqual([
    '2026-11-26',
    '2026-12-03',
  ])
  expect(told('2026-12-01', ill, away)).toEqual([])
})

test('what is booked is told once every plan has ended, and neither before the first nor while one is written or goes on', () => {
  const sessions = [session('2026-11-20', { unmarked: true }), session('2026-11-30')]
  const after = (...statuses: string[]) =>
    dates(
      bookedAfterPlans(
        sessions,
        statuses.map((status) => ({ status })),
      ),
    )
  expect(after('completed', 'discontinued')).toEqual(['2026-11-30'])
  expect(after()).toEqual([])
  expect(after('completed', 'active')).toEqual([])
  expect(after('completed', 'draft')).toEqual([])
})
