// Each guard stands where the list says it does, so that taking it away takes something away.
import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { guards } from './all'
import { guardsInTheBrowser } from './pages'

it.each(guards)('$guard', ({ file, from, to, test }) => {
  expect(readFileSync(file, 'utf8').split(from)).toHaveLength(2)
  expect(to).not.toBe(from)
  expect(existsSync(test)).toBe(true)
})

it.each(guardsInTheBrowser)('$guard', ({ file, from, test }) => {
  expect(readFileSync(file, 'utf8').split(from)).toHaveLength(2)
  expect(existsSync(test)).toBe(true)
})
