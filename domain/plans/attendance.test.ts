// Attendance, counted by hand.
import { describe, expect, it } from 'vitest'
import { attendance, countedWords, delivery } from '@/domain/plans/attendance'
import type { Session, SessionStatus } from '@/domain/plans/session'

const now = '2026-11-23T12:00:00Z'
const session = (status: SessionStatus, rest: Partial<Session> = {}): Session => ({
  id: 'session',
  startsAt: '2026-11-20T09:00:00Z',
  minutes: 45,
  status,
  movedTo: null,
  ...rest,
})

describe('attendance', () => {
  it('is attended of attended, missed, and cancelled by the patient and not moved: 3 of 5', () => {
    const sessions = [
      session('attended'),
      session('attended'),
      session('attended'),
      session('missed'),
      session('cancelled-by-patient'),
      session('cancelled-by-patient', { movedTo: 'another' }),
      session('cancelled-by-clinic'),
      session('cancelled-by-clinic', { movedTo: 'another' }),
    ]
    expect(attendance(sessions, now)).toEqual({
      attended: 3,
      missed: 1,
      cancelledByPatient: 1,
      cancelledByClinic: 1,
      unmarkedPast: 0,
      booked: 0,
      share: 3 / 5,
    })
    expect(countedWords(attendance(sessions, now))).toBe('3 attended, 1 missed, 1 cancelled by the patient')
    expect(countedWords(attendance([session('attended')], now))).toBe('1 attended, 0 missed')
  })

  it('shows past sessions that nobody marked apart, from the minute they are over', () => {
    const sessions = [
      session('booked', { startsAt: '2026-11-23T11:15:00Z' }),
      session('booked', { startsAt: '2026-11-23T11:16:00Z' }),
      session('attended'),
    ]
    expect(attendance(sessions, now)).toMatchObject({ unmarkedPast: 1, booked: 1, share: 1 })
  })

  it('is a dash when there is nothing to count', () => {
    expect(attendance([session('cancelled-by-clinic'), session('booked')], now).share).toBeNull()
  })
})

describe('delivery', () => {
  it('is attended of asked for, at most all, and a dash when nothing was asked for', () => {
    expect(delivery(9, 12)).toBe(0.75)
    expect(delivery(13, 12)).toBe(1)
    expect(delivery(2, 0)).toBeNull()
  })
})
