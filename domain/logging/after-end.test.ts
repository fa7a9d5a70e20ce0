// What was logged after a plan's end is told by its days, as it stands after corrections.
import { expect, test } from 'vitest'
import { loggedAfterEnd } from '@/domain/logging/after-end'
import { checkIn, log } from '@/domain/logging/log.fixture'

test('each day after the end has what was said on it, with the worst pain; what was taken back is none of it', () => {
  const hurt = log('chin', '2026-11-21', { pain: 3, painAfter: 6 })
  const takenBack = log('bridge', '2026-11-20')
  const logs = [
    ...[hurt, takenBack, log('chin', '2026-11-19', { pain: 9 }), log('squat', '2026-11-20')],
    log('bridge', '2026-11-20', { status: 'removed', replaces: takenBack.id }),
  ]
  expect(loggedAfterEnd('2026-11-19', logs, [checkIn('2026-11-21', 0), checkIn('2026-11-19', 8)])).toEqual([
    { on: '2026-11-20', entries: 1, pain: null },
    { on: '2026-11-21', entries: 2, pain: 6 },
  ])
  expect(loggedAfterEnd(null, logs, [])).toEqual([])
})
