// Earlier wordings in words: of each section what its form says, whatever was left empty, and as a line of a person's file.
import { expect, test } from 'vitest'
import { sectionLines, wordingLines, wordingsTold, type Stood } from './earlier-wordings'
import { personLines } from './person-lines'

const empty: Stood = {
  ...{ section: '', diagnosis: '', precautions: [], redFlagsOn: null, redFlags: '' },
  ...{ approvedVisits: null, approvedFrom: null },
}

test.each<[Partial<Stood>, string[]]>([
  [
    { section: 'problem', diagnosis: 'Neck pain', precautions: ['osteoporosis', 'falls-risk'] },
    ['Diagnosis or problem: Neck pain', 'Precautions: Osteoporosis, Risk of falling'],
  ],
  [
    { section: 'problem', precautions: ['no-longer-listed'] },
    ['Diagnosis or problem: none', 'Precautions: no-longer-listed'],
  ],
  [{ section: 'problem', diagnosis: 'Neck pain' }, ['Diagnosis or problem: Neck pain', 'Precautions: none']],
  [
    { section: 'screening', redFlagsOn: '2026-03-02', redFlags: 'Night pain\nRang the GP' },
    ['Asked on 2 Mar 2026', 'What was found: Night pain\nRang the GP'],
  ],
  [
    { section: 'screening', redFlagsOn: '2026-03-02' },
    ['Asked on 2 Mar 2026', 'What was found: nothing written'],
  ],
  [{ section: 'visits', approvedVisits: 12 }, ['12 visits approved', 'All counted']],
  [
    { section: 'visits', approvedVisits: 1, approvedFrom: '2026-03-02' },
    ['1 visit approved', 'Counted from 2 Mar 2026'],
  ],
  [{ section: 'visits', approvedFrom: '2026-03-02' }, ['Not limited', 'Counted from 2 Mar 2026']],
])('%j', (stood, lines) => {
  expect(wordingLines({ ...empty, ...stood }, 'en-GB')).toEqual(lines)
})

test('dates are in the locale of whoever reads', () => {
  const stood = { ...empty, section: 'screening', redFlagsOn: '2026-03-02' }
  expect(wordingLines(stood, 'de-DE')[0]).toBe('Asked on 2. März 2026')
})

test('in the file that can be read each is one line, with when it was replaced and without numbers of rows', () => {
  const row = {
    ...{ ...empty, id: 'x', replacedBy: 'y', section: 'screening', redFlags: 'Night pain' },
    ...{ redFlagsOn: '2026-03-02T00:00:00.000Z', replacedAt: '2026-11-27T14:05:06.789Z' },
  }
  const { person } = wordingsTold({ person: { name: 'Ada', earlierWordings: [row] } }, 'en-GB')
  expect(personLines(person)).toEqual([
    { depth: 0, name: 'Name', text: 'Ada' },
    { depth: 0, name: 'Earlier wordings', text: '' },
    {
      ...{ depth: 1, name: '' },
      text: 'Section Red flags; Stood Asked on 2 Mar 2026; What was found: Night pain; Replaced at 2026-11-27 14:05 UTC',
    },
  ])
})

test('what stands in a section now is said in the same words, and of nothing it says so', () => {
  const lines = (section: Parameters<typeof sectionLines>[0]) => sectionLines(section, 'en-GB')
  expect(lines({ section: 'screening', redFlagsOn: '', redFlags: '' })).toEqual([
    'What was found: nothing written',
  ])
  expect(lines({ section: 'visits', approvedVisits: null, approvedFrom: '2026-03-02' })).toEqual([
    'Not limited',
    'Counted from 2 Mar 2026',
  ])
  expect(lines({ section: 'problem', diagnosis: 'Neck pain', precautions: [] })).toEqual([
    'Diagnosis or problem: Neck pain',
    'Precautions: none',
  ])
  const person = { name: 'Ada Quist', birthDate: '1951-03-04', phone: '020 7946 0991', email: '' }
  const rest = { language: '', referrer: '', timeZone: 'America/New_York', emailForLinks: false }
  expect(lines({ section: 'person', ...person, ...rest })).toEqual([
    ...['Name: Ada Quist', 'Date of birth: 4 Mar 1951', 'Speaks: not known', 'Phone: 020 7946 0991'],
    ...['E-mail: none', 'Referred by: nobody', 'Time zone: America/New York'],
    'No links to sign in are sent to this address',
  ])
})
