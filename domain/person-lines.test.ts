// What a person is handed over to read says everything but the program's own numbers, in the order of the file.
import { expect, test } from 'vitest'
import { personLines } from './person-lines'

test('a value is a line, an entry of a list is one line, and what is inside it follows below', () => {
  const file = {
    clinic: 'Harbour',
    person: {
      ...{
        id: 'x',
        clinicId: 'y',
        name: 'Ada',
        birthDate: '1960-02-03T00:00:00.000Z',
        phone: '',
        email: null,
      },
      precautions: ['osteoporosis', 'pregnancy'],
      plans: [{ id: 'p', problem: 'Neck', versions: [{ number: 1, goals: [{ text: 'Read' }] }] }],
      careTeam: [{ therapist: { name: 'Ben' }, dosage: { sets: 2, frequency: { kind: 'days', days: 5 } } }],
    },
    logs: [
      { dueOn: '2026-03-02T00:00:00.000Z', late: false, loggedAt: '2026-03-02T09:12:30.000Z', note: 'a: b' },
    ],
    checkIns: [],
  }
  expect(personLines(file).map(({ depth, name, text }) => `${depth} ${name}: ${text}`)).toEqual([
    '0 Clinic: Harbour',
    '0 Person: ',
    '1 : Name Ada; Birth date 1960-02-03; Precautions osteoporosis, pregnancy',
    '2 Plans: ',
    '3 : Problem Neck',
    '4 Versions: ',
    '5 : Number 1',
    '6 Goals: ',
    '7 : Text Read',
    '2 Care team: ',
    '3 : Therapist Ben; Dosage sets 2, frequency kind days, days 5',
    '0 Logs: ',
    '1 : Due on 2026-03-02; Late no; Logged at 2026-03-02 09:12 UTC; Note a: b',
    '0 Check ins: none',
  ])
})

test('no text of anybody’s is lost', () => {
  const said = ['<b>', '=1+1', 'مرحبا', 'x'.repeat(5_000)]
  const text = personLines({ notes: said.map((each) => ({ text: each })) })
    .map((line) => line.text)
    .join('\n')
  for (const each of said) expect(text).toContain(each)
})
