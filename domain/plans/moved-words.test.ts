// Where a moved session went: to another time, to somebody else, or both.
import { expect, test } from 'vitest'
import { movedWords, type SessionLine } from '@/domain/plans/session-forms'

const session = (movedTo: SessionLine['movedTo']) =>
  ({ date: '2026-11-30', time: '10:00', movedTo }) as SessionLine

test('says the time where it is another, and the therapist where it is another', () => {
  const words = (date: string, time: string, therapistName: string | null) =>
    movedWords(session({ date, time, therapistName }), 'en-GB')
  expect(words('2026-12-01', '10:00', null)).toMatch(/^to .*1 Dec.*, 10:00$/)
  expect(words('2026-11-30', '10:00', 'Amara Osei')).toBe('to Amara Osei')
  expect(words('2026-11-30', '11:00', 'Amara Osei')).toMatch(/^to .*30 Nov.*, 11:00, with Amara Osei$/)
  expect(movedWords(session(null), 'en-GB')).toBe('')
})
