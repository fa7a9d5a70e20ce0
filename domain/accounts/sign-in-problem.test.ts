// How long somebody has to wait is said as people say it.
import { expect, test } from 'vitest'
import { problemInWords, tooMany } from './sign-in-problem'

test.each([
  [1, '1 second'],
  [2, '2 seconds'],
  [90, '90 seconds'],
  [91, '2 minutes'],
  [900, '15 minutes'],
  [5_400, '90 minutes'],
  [5_401, '2 hours'],
  [86_400, '24 hours'],
])('%i seconds are a wait of %s', (seconds, words) => {
  expect(tooMany('names', seconds)).toBe(`Too many names. Wait ${words}, then try again.`)
  expect(problemInWords(`wait:${seconds}`)).toBe(`Too many tries. Wait ${words}, then try again.`)
})
