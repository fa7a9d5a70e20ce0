// How the questions before a check are read from their form.
import { expect, it } from 'vitest'
import { answersIn } from './self-report'

it('answers name their activity, what is left out is none, and what is no number stays as it was typed', () => {
  const form = new FormData()
  const sent =
    'nprs-now=0&nprs-worst=&own-1=12,5&own-2=ten&activity=Reading&activity=Driving&psfs-1=4&groc=-3'
  for (const [name, value] of new URLSearchParams(sent)) form.append(name, value)
  expect(answersIn(form)).toEqual([
    { measure: 'nprs-now', item: '', value: 0 },
    { measure: 'own-1', item: '', value: 12.5 },
    { measure: 'own-2', item: '', value: 'ten' },
    { measure: 'psfs', item: 'Driving', value: 4 },
    { measure: 'groc', item: '', value: -3 },
  ])
})
