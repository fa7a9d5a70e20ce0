// The timeline of a patient: what stands in it, in which order, and that nothing to come does.
import { expect, it } from 'vitest'
import { patientTimeline } from '@/domain/patient-timeline'

const nothing = {
  patientId: 'p',
  today: '2026-11-20',
  plans: [],
  assessments: [],
  sessions: [],
  flags: [],
  messages: [],
}
const week = { done: 3, partial: 1, due: 7, frequency: 4 / 7 }
const plan = {
  ...{ id: 'plan', problem: 'Neck pain', status: 'completed', startsOn: '2026-11-02', endedOn: '2026-11-19' },
  versions: [
    { number: 1, effectiveOn: '2026-11-02' },
    { number: 2, effectiveOn: '2026-11-16' },
  ],
  pauses: [{ from: '2026-11-09', resumedOn: '2026-11-12' }],
  phases: [
    { phase: { name: 'Intensive' }, from: '2026-11-02' },
    { phase: { name: 'Maintenance' }, from: '2026-11-30' },
    { phase: { name: 'Later' }, from: null },
  ],
  figures: { weeks: [{ from: '2026-11-02', to: '2026-11-08', adherence: week as never }] },
  afterEnd: [
    { on: '2026-11-20', entries: 2, pain: 6 },
    { on: '2026-11-21', entries: 1, pain: null },
  ],
}
const told = (parts: Partial<typeof nothing>) =>
  patientTimeline({ ...nothing, ...parts }).map(({ on, words }) => `${on.slice(5)} ${words}`)

it('tells a plan from its newest day, and leaves out what is still to come', () => {
  expect(told({ plans: [plan] as never })).toEqual([
    '11-20 Logged after the plan’s end: 2 entries, pain up to 6 of 10',
    '11-19 Plan completed',
    '11-16 Version 2 of the plan',
    '11-12 Plan resumed',
    '11-09 Plan paused',
    '11-02 Phase begins: Intensive',
    '11-02 Plan begins',
    '11-02 Week of exercises: 4 of 7 done (57 %)',
  ])
})

it('tells of the versions that came into force alone, and nothing that was to come after the end', () => {
  const dates = ['11-02', '11-16', '11-05', '11-16', '11-19', '11-20']
  const versions = dates.map((day, i) => ({ number: i + 1, effectiveOn: `2026-${day}` }))
  const pauses = [{ from: '2026-11-20', resumedOn: null }]
  const ofCourse = (some: object) =>
    told({ plans: [{ ...plan, versions, pauses, phases: [], afterEnd: [], ...some }] as never }).filter(
      (words) => !words.includes('Week'),
    )
  expect(ofCourse({})).toEqual([
    '11-19 Plan completed',
    '11-19 Version 5 of the plan',
    '11-16 Version 4 of the plan',
    '11-05 Version 3 of the plan',
    '11-02 Plan begins',
  ])
  expect(ofCourse({ endedOn: '2026-10-30', status: 'discontinued' })).toEqual(['10-30 Plan stopped'])
  expect(ofCourse({ endedOn: null }).slice(0, 2)).toEqual([
    '11-20 Plan paused',
    '11-20 Version 6 of the plan',
  ])
  const anew = [1, 2].map((number) => ({ number, effectiveOn: '2026-11-02' }))
  expect(ofCourse({ versions: anew }).slice(1)).toEqual(['11-02 Version 2 of the plan', '11-02 Plan begins'])
})

it('tells pauses that follow at once as one, and none that was called off', () => {
  const pauses = ['09', '12', '16'].map((day, i) => ({
    from: `2026-11-${day}`,
    resumedOn: `2026-11-${['12', '14', '16'][i]}`,
  }))
  expect(
    told({ plans: [{ ...plan, pauses }] as never }).filter((words) => /paused|resumed/.test(words)),
  ).toEqual(['11-14 Plan resumed', '11-09 Plan paused'])
})

it('tells what closed a flag before the flag', () => {
  const flag = {
    ...{ id: 'f', planId: 'plan', code: 'silent', since: '2026-11-10', figures: { days: 5, due: 5 } },
    ...{ openedOn: '2026-11-14', resolvedOn: null, answered: true },
    answers: [{ note: '', until: null, on: '2026-11-14', by: 'Ben' }],
  }
  expect(told({ flags: [flag] as never })).toEqual([
    '11-14 Flag closed by Ben',
    '11-14 Flagged: No log for 5 days, while 5 were due',
  ])
})

it('tells a flag with what was answered to it', () => {
  const flag = {
    ...{ id: 'f', planId: 'plan', code: 'silent', since: '2026-11-10', figures: { days: 5, due: 5 } },
    ...{ openedOn: '2026-11-14', resolvedOn: '2026-11-17', answered: true },
    answers: [{ note: 'Rang her', until: null, on: '2026-11-15', by: 'Ben' }],
  }
  expect(told({ flags: [flag] as never })).toEqual([
    '11-17 Flag gone by itself',
    '11-15 Flag closed by Ben',
    '11-14 Flagged: No log for 5 days, while 5 were due',
  ])
})

it('puts what was assessed and decided before what else happened on its day', () => {
  const parts = {
    assessments: [{ kind: 'reassessment', on: '2026-11-18', decision: 'continue', planId: 'plan' }],
    messages: [
      { on: '2026-11-18', fromPatient: true, count: 2 },
      { on: '2026-11-25', fromPatient: false, count: 1 },
    ],
    sessions: [
      {
        id: 's',
        date: '2026-11-18',
        time: '09:00',
        status: 'attended',
        therapistName: 'Ben',
        unmarked: false,
      },
    ],
  }
  expect(told(parts as never)).toEqual([
    '11-18 Reassessment',
    '11-18 Session: attended',
    '11-18 2 messages from the patient',
  ])
})
