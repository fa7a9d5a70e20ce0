// A reader of a person's file finds each exercise by name under its day, and every word that was written of it.
import { expect, test } from 'vitest'
import { toldByDay, type PersonFile } from './person-days'

const log: PersonFile['logs'][number] = {
  ...{
    prescriptionId: 'a',
    dueOn: '2026-03-02T00:00:00.000Z',
    status: 'done',
    setsDone: null,
    repsDone: null,
  },
  ...{ pain: null, painAfter: null, effort: null, skipReason: null, note: '', replaces: null },
  ...{ source: 'portal', late: false, extra: false },
}
const prescriptions = [
  { id: 'a', exerciseName: 'Chin tuck' },
  { id: 'b', exerciseName: 'Row' },
]
const person = { name: 'Ada', plans: [{ versions: [{ phases: [{ prescriptions }] }] }] }

test('a day is one entry, with each exercise by its name and each time in the order of writing', () => {
  const { days, ...rest } = toldByDay({
    clinic: 'Harbour',
    person,
    logs: [
      { ...log, dueOn: '2026-03-03T00:00:00.000Z', status: 'removed', replaces: 'x' },
      { ...log, setsDone: 2, repsDone: 10, pain: 0, painAfter: 3, effort: 4, note: 'a; b' },
      { ...log, prescriptionId: 'b', status: 'skipped', skipReason: 'pain', late: true },
      { ...log, status: 'partial', extra: true, source: 'paper' },
      { ...log, prescriptionId: 'gone' },
    ],
    checkIns: [
      { on: '2026-03-02T00:00:00.000Z', pain: 0, word: 'Better', settled: false, replaces: null },
      { on: '2026-03-01T00:00:00.000Z', pain: null, word: 'Well', settled: null, replaces: 'y' },
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
