// What a record begins with, and what may stand in it.
import { expect, test } from 'vitest'
import { dayOf, monday, phase, plan, prescription, version } from '@/domain/plans/plan.fixture'
import { plannedInterventions, sessionRecordSchema } from '@/domain/plans/session-record'

const massage = prescription('massage', { kind: 'per-session' }, { delivery: 'clinic', sets: 2 })
const heat = prescription('heat', { kind: 'per-session' }, { delivery: 'clinic' })
const row = prescription('row', { kind: 'as-needed' })

test('it begins with what the phase on that day plans for each session, and not with what is done at home', () => {
  const plans = [
    plan([version(1, monday, [phase('a', 0, 1, [massage, row]), phase('b', 7, 1, [heat])])]),
    plan([version(1, monday, [phase('c', 0, 4, [heat])])]),
  ]
  expect(plannedInterventions(plans, dayOf(2))).toEqual([
    { name: 'Exercise massage', dosage: '2 sets' },
    { name: 'Exercise heat', dosage: '' },
  ])
  expect(plannedInterventions(plans, dayOf(9)).map(({ name }) => name)).toEqual([
    'Exercise heat',
    'Exercise heat',
  ])
  expect(plannedInterventions(plans, dayOf(300))).toEqual([])
})

test('it has to say something', () => {
  const empty = { number: 0, interventions: [], report: '', findings: '\u200B', next: '', privateNote: '' }
  expect(sessionRecordSchema.safeParse(empty).error?.issues[0]?.path).toEqual(['report'])
  expect(sessionRecordSchema.safeParse({ ...empty, next: 'Add load' }).success).toBe(true)
})

test('it is twenty thousand long at most in all of its fields, whatever its letters are made of', () => {
  const written = (family: string, times: number) => {
    const long = family.repeat(times)
    return { number: 0, interventions: [], report: long, findings: long, next: '', privateNote: long }
  }
  expect(sessionRecordSchema.safeParse(written('x', 4_000)).success).toBe(true)
  expect(sessionRecordSchema.safeParse(written('👨‍👩‍👧‍👦', 600)).success).toBe(true)
  const { error } = sessionRecordSchema.safeParse(written('👨‍👩‍👧‍👦', 700))
  expect(error?.issues).toMatchObject([{ path: ['report'], message: expect.stringContaining('too long') }])
})
