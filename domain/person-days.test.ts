// A reader of a person's file finds each exercise by name under its day, and every word that was written of it.
import { expect, test } from 'vitest'
import { aWeek, prescription } from '@/domain/plans/plan.fixture'
import { toldByDay, type PersonFile } from './person-days'

const source = 'portal' as const
const log: PersonFile['logs'][number] = {
  ...{
    prescriptionVersionId: 'a-v1',
    dueOn: '2026-03-02T00:00:00.000Z',
    slot: 1,
    status: 'done',
    setsDone: null,
    repsDone: null,
  },
  ...{ pain: null, painAfter: null, effort: null, skipReason: null, note: '', replaces: null },
  ...{ source, late: false, extra: false },
}
const prescriptions = [
  prescription('a', aWeek(7), { exerciseName: 'Chin tuck' }),
  prescription('b', aWeek(3), { exerciseName: 'Row' }),
  prescription('c', aWeek(7, 2), { exerciseName: 'Stretch' }),
  prescription('d', { kind: 'as-needed' }, { exerciseName: 'Heat' }),
]
const person = { name: 'Ada', plans: [{ versions: [{ phases: [{ prescriptions }] }] }] }

test('a day is one entry, with each exercise by its name and each time in the order of writing', () => {
  const { days, ...rest } = toldByDay({
    clinic: 'Harbour',
    person,
    logs: [
      { ...log, dueOn: '2026-03-03T00:00:00.000Z', status: 'removed', replaces: 'x' },
      { ...log, setsDone: 2, repsDone: 10, pain: 0, painAfter: 3, effort: 4, note: 'a; b' },
      { ...log, prescriptionVersionId: 'b-v1', status: 'skipped', skipReason: 'pain', late: true },
      { ...log, status: 'partial', extra: true, source: 'paper' },
      { ...log, prescriptionVersionId: 'gone' },
    ],
    checkIns: [
      { on: '2026-03-02T00:00:00.000Z', pain: 0, word: 'Better', settled: false, replaces: null, source },
      { on: '2026-03-01T00:00:00.000Z', pain: null, word: 'Well', settled: null, replaces: 'y', source },
    ],
  })
  expect(rest).toEqual({ clinic: 'Harbour', person })
  expect(days).toEqual([
    { day: '2026-03-01', exercises: '', wholeDay: '“Well”, in place of an earlier entry' },
    {
      day: '2026-03-02',
      exercises:
        'Chin tuck: done, sets 2, repetitions 10, pain 0, pain after 3, effort 4, “a; b” / in part, not asked for, from paper. ' +
        'Row: not done (Too painful), written down late. An exercise: done',
      wholeDay: 'pain 0, not settled by the morning, “Better”',
    },
    { day: '2026-03-03', exercises: 'Chin tuck: entry removed, in place of an earlier entry', wholeDay: '' },
  ])
})

test('each time of the day is named where an exercise has several, and what is beyond them is counted', () => {
  const logs = [2, 1, 3].map((slot) => ({ ...log, prescriptionVersionId: 'c-v1', slot }))
  const asNeeded = { ...log, prescriptionVersionId: 'd-v1' }
  const { days } = toldByDay({ person, logs: [...logs, asNeeded], checkIns: [] })
  expect(days).toMatchObject([
    { exercises: 'Stretch: evening, done / morning, done / 3rd time, done. Heat: done' },
  ])
})

test('a check-in from paper is told as one, and so is one that was taken back', () => {
  const on = '2026-03-02T00:00:00.000Z'
  const { days } = toldByDay({
    person,
    logs: [],
    checkIns: [
      { on, pain: 5, word: '', settled: null, replaces: null, source: 'paper' },
      { on, pain: null, word: '', settled: null, replaces: 'x', source: 'paper' },
    ],
  })
  expect(days).toMatchObject([
    { wholeDay: 'pain 5, from paper / entry removed, from paper, in place of an earlier entry' },
  ])
})
