// A place is had until it is left, and whoever finds none is refused at once.
import { expect, test } from 'vitest'
import { NoPlace, places } from '@/server/places'

test('as many as there are places, and again once one has left', () => {
  const take = places(2)
  const leave = take()
  take()
  expect(take).toThrow(NoPlace)
  leave()
  take()
  expect(take).toThrow(NoPlace)
})
