// Tests of names as they are kept.
import { expect, it } from 'vitest'
import { nameLine, optionalText } from './fields'

it.each([
  ['Wilhelm   Kessler', 'Wilhelm Kessler'],
  ['  Ada  Quist ', 'Ada Quist'],
  ["O'Brien", "O'Brien"],
  ['Cafe\u0301 Owner', 'Caf\u00e9 Owner'],
])('keeps the name %j as %j', (typed, kept) => {
  expect(nameLine(120).parse(typed)).toBe(kept)
})

it.each(['\0', '\u001b', '\u007f', '\u009b', '\ud800'])('refuses a text with %j in it', (character) => {
  const typed = `Better${character} today`
  for (const schema of [nameLine(120), optionalText(2_000)])
    expect(schema.safeParse(typed).success).toBe(false)
})

it.each([
  ['Rang \u202A020 7946 0018\u202C, knee gave way', 'Rang 020 7946 0018, knee gave way'],
  ['\u2068Ada\u2069 \u202Dsays\u202E no\u2066\u2067\u202B', 'Ada says no'],
  // What scripts and emoji need stays.
  [
    '\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645 \u200E5\u200F',
    '\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645 \u200E5\u200F',
  ],
  ['👨\u200D👩\u200D👧', '👨\u200D👩\u200D👧'],
])('takes the marks that turn a text round out of %j', (typed, kept) => {
  for (const schema of [nameLine(120), optionalText(2_000)]) expect(schema.parse(typed)).toBe(kept)
})

it('finds neither a heap of marks that was parted, nor a text, behind what is taken out', () => {
  const parted = `e${'\u0300'.repeat(20)}\u202C${'\u0300'.repeat(20)}`
  expect(optionalText(2_000).safeParse(parted).success).toBe(false)
  expect(nameLine(120).safeParse('\u202A\u202C').success).toBe(false)
})

const heap = (marks: number) => `Be${'\u0300'.repeat(marks - 1)}\u0316tter`

it('takes as many marks on a letter as any script has, and no heap of them', () => {
  expect(optionalText(2_000).safeParse(heap(30)).success).toBe(true)
  const refused = optionalText(2_000).safeParse(heap(31))
  expect(refused.error?.issues.map(({ message }) => message)).toEqual([
    'Contains a letter with too many marks on it',
  ])
})

it('does not look into what is longer than any text may be', () => {
  const refused = optionalText(10).safeParse('\0'.repeat(161))
  expect(refused.error?.issues.map(({ message }) => message)).toEqual(['At most 10 characters'])
})

it.each([
  [''],
  ['   '],
  ...[...'\u200b\u200d\u200e\u2800\u3164\u115f\ufe0f\u{e0041}'].map((unseen) => [unseen]),
  ['Ada\nQuist'],
  ['x'.repeat(121)],
])('refuses %j', (typed) => {
  expect(nameLine(120).safeParse(typed).success).toBe(false)
})

it('takes a line break as office programs write it for one, and refuses it in a single line', () => {
  expect(optionalText(100).parse('First\u000Bsecond\u2028third')).toBe('First\nsecond\nthird')
  expect(nameLine(100).safeParse('First\u000Bsecond').error?.issues[0]?.message).toBe(
    'Write this on one line',
  )
})
