// What a form says as an entry: an empty figure is no answer, and one that cannot be read is asked for again.
import { expect, test } from 'vitest'
import {
  checkInOfForm,
  countProblems,
  fieldsOfCheckIn,
  fieldsOfLog,
  lastOf,
  logOfForm,
  wrongCounts,
} from '@/domain/logging/form-entry'
import { answers, type LoggedView } from '@/domain/logging/log'

const form = (fields: Record<string, string>) => (name: string) => fields[name] ?? ''
const partial = (setsDone: string, repsDone = '') => form({ status: 'partial', setsDone, repsDone })

test.each(['abc', '-1', '1.5', '1,5', '101', 'NaN', '1e309', '2147483648', '0x', '٣', '1 2', '"3"'])(
  'rounds of %j are asked for again',
  (text) => {
    expect(wrongCounts(partial(text))).toEqual({ setsDone: 'Enter a whole number from 0 to 100' })
    expect(Object.keys(wrongCounts(partial(text, text)))).toContain('setsDone')
  },
)

test.each(['', '  ', '0', ' 3 ', '100'])('rounds of %j are taken', (text) => {
  expect(wrongCounts(partial(text))).toEqual({})
  expect(logOfForm(partial(text)).setsDone).toBe(text.trim() === '' ? null : Number(text))
})

test('what belongs to another answer is not asked', () => {
  expect(wrongCounts(form({ status: 'done', setsDone: 'abc' }))).toEqual({})
  expect(wrongCounts(form({ status: 'skipped', repsDone: 'abc' }))).toEqual({})
})

test('only names of our own are told to be wrong', () => {
  expect(countProblems(['repsDone', '__proto__', 'toString', ''])).toEqual({
    repsDone: 'Enter a whole number from 0 to 1000',
  })
})

/** What a form says that corrects an entry, and asks only some of what the entry answers. */
const corrected = (stood: Record<string, string>, asked: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of [...Object.entries(stood), ...Object.entries(asked)]) form.append(name, value)
  return lastOf(form)
}

test.each<LoggedView>([
  {
    ...{ id: 'a', status: 'done', setsDone: null, repsDone: null, pain: null, painAfter: 8, effort: 7 },
    ...{ skipReason: null, note: 'It hurt\nafterwards' },
  },
  {
    ...{ id: 'b', status: 'partial', setsDone: 0, repsDone: 8, pain: 0, painAfter: 3, effort: 0 },
    ...{ skipReason: null, note: '' },
  },
  {
    ...{ id: 'c', status: 'skipped', setsDone: null, repsDone: null, pain: null, painAfter: null },
    ...{ effort: null, skipReason: 'pain', note: 'Not today' },
  },
])('a correction of $status keeps all that it does not ask for', (log) => {
  const kept = Object.fromEntries(answers.map((name) => [name, log[name]]))
  expect(logOfForm(corrected(fieldsOfLog(log), {}))).toMatchObject({ ...kept, replaces: log.id })
  const noted = logOfForm(corrected(fieldsOfLog(log), { note: 'Better' }))
  expect(noted).toMatchObject({ ...kept, note: 'Better' })
  const painful = { ...kept, pain: log.status === 'skipped' ? null : 2 }
  expect(logOfForm(corrected(fieldsOfLog(log), { pain: '2' }))).toMatchObject(painful)
  // What is asked and left empty is taken back.
  expect(logOfForm(corrected(fieldsOfLog(log), { note: '', painAfter: '' }))).toMatchObject({
    ...{ ...kept, note: '', painAfter: null },
  })
})

test.each([true, false, null])(
  'a correction of a day keeps that it had settled (%j), and the word',
  (settled) => {
    const said = { id: 'a', pain: 0, word: 'Stiff', settled }
    expect(checkInOfForm(corrected(fieldsOfCheckIn(said), {}))).toMatchObject({
      ...{ pain: 0, word: 'Stiff', settled, replaces: 'a' },
    })
    expect(checkInOfForm(corrected(fieldsOfCheckIn(said), { pain: '4' }))).toMatchObject({
      ...{ pain: 4, word: 'Stiff', settled },
    })
  },
)
