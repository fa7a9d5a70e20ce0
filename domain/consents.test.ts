// Which answer counts, and when somebody is asked again.
import { expect, test } from 'vitest'
import {
  consentsOf,
  consentTextSchema,
  isAskedFor,
  newConsentTextSchema,
  standingOf,
  type Answer,
  type ConsentText,
} from './consents'

const version = (number: number, changes: Partial<ConsentText> = {}): ConsentText => ({
  ...{ id: `care-${number}`, topic: 'care', number, title: 'Treatment', text: 'We treat you.' },
  ...{ asked: 'in-portal', on: '2026-01-05' },
  ...changes,
})
const answer = (text: ConsentText, given = true): Answer => ({
  ...{ given, on: '2026-02-01', how: 'in-person', by: 'Ann', text },
})
const [one, two] = [version(1), version(2)]

test('the newest answer counts, and one to an earlier wording is said to be that', () => {
  expect(standingOf({ text: one, answers: [] })).toBe('open')
  expect(standingOf({ text: one, answers: [answer(one)] })).toBe('agreed')
  expect(standingOf({ text: two, answers: [answer(one)] })).toBe('agreed-earlier')
  expect(standingOf({ text: one, answers: [answer(one, false)] })).toBe('refused')
  expect(standingOf({ text: one, answers: [answer(one, false), answer(one)] })).toBe('withdrawn')
  expect(standingOf({ text: two, answers: [answer(two), answer(one, false), answer(one)] })).toBe('agreed')
})

test('in the portal each wording is asked for once, whatever the answer', () => {
  expect(isAskedFor({ text: one, answers: [] })).toBe(true)
  for (const given of [true, false]) {
    expect(isAskedFor({ text: one, answers: [answer(one, given)] })).toBe(false)
    expect(isAskedFor({ text: two, answers: [answer(one, given)] })).toBe(true)
  }
  expect(isAskedFor({ text: version(1, { asked: 'in-person' }), answers: [] })).toBe(false)
})

test('a topic is shown as it is worded now; what is no longer asked for stays where it was answered', () => {
  const photos = version(1, { id: 'photos-1', topic: 'photos', asked: 'no-longer' })
  // The number says which is the newest, whatever the order.
  const texts = [two, photos, one]
  expect(consentsOf(texts, []).map(({ text }) => text.id)).toEqual(['care-2'])
  expect(consentsOf(texts, [answer(photos), answer(one)])).toEqual([
    { text: two, earlier: [one], answers: [answer(one)] },
    { text: photos, earlier: [], answers: [answer(photos)] },
  ])
})

test('a text must say something', () => {
  const given = { title: 'Treatment', text: ' \u200b', asked: 'in-person' as const }
  expect(consentTextSchema.safeParse(given).success).toBe(false)
  expect(consentTextSchema.safeParse({ ...given, text: 'We treat you.' }).success).toBe(true)
  const retired = { ...given, text: 'We treat you.', asked: 'no-longer' }
  expect(newConsentTextSchema.safeParse(retired).success).toBe(false)
})
