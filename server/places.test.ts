// A place is had until it is left, whoever finds none is refused at once, and nobody has them all.
import { expect, test } from 'vitest'
import { NoPlace, places } from '@/server/places'

test('as many as there are places, and again once one has left', () => {
  const take = places(2, 1)
  const leave = take('Ana')
  take('Ben')
  expect(() => take('Eve')).toThrow(NoPlace)
  leave()
  take('Eve')
  expect(() => take('Ana')).toThrow(NoPlace)
})

test('one account has only so many of them, and leaves its own', () => {
  const take = places(3, 2)
  take('Ana')
  const leave = take('Ana')
  expect(() => take('Ana')).toThrow(NoPlace)
  take('Ben')
  leave()
  take('Ana')
  expect(() => take('Eve')).toThrow(NoPlace)
})
