// Tests when an open page waits, warns, and says that the session has ended.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextStep, warnedSeconds } from '@/domain/accounts/session-left'

const left = (seconds: number, final = false) => ({
  account: 'a',
  roles: ['admin', 'therapist'],
  seconds,
  final,
})

describe('nextStep', () => {
  it.each([
    [null, { kind: 'ended' }],
    [left(1800), { kind: 'wait', seconds: 1680 }],
    [left(120), { kind: 'warn', seconds: 120, final: false }],
    [left(600, true), { kind: 'warn', seconds: 600, final: true }],
    [left(601, true), { kind: 'wait', seconds: 1 }],
  ])('%j', (given, step) => {
    expect(nextStep(given, 'a', ['therapist'])).toEqual(step)
  })

  it('says nothing of a session that is somebody else’s', () => {
    expect(nextStep(left(1), 'b', [])).toEqual({ kind: 'somebody-else' })
  })

  it('knows a page that was drawn for a role that was taken away, and none for one that was added', () => {
    const now = { ...left(1800), roles: ['therapist'] }
    expect(nextStep(now, 'a', ['therapist', 'admin'])).toEqual({ kind: 'other-role' })
    expect(nextStep(left(1800), 'a', ['therapist'])).toMatchObject({ kind: 'wait' })
  })

  it('never lets a session end unwarned: after each wait there are two minutes left', () => {
    const seconds = fc.integer({ min: 1, max: 43_200 })
    fc.assert(
      fc.property(seconds, fc.boolean(), (seconds, final) => {
        const step = nextStep(left(seconds, final), 'a', ['admin'])
        if (step.kind === 'wait') expect(seconds - step.seconds).toBeGreaterThanOrEqual(warnedSeconds)
        else expect(step).toEqual({ kind: 'warn', seconds, final })
      }),
    )
  })
})
