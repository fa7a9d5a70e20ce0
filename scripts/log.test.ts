// The program's log holds nothing that somebody sent, and nobody fills it.
import { expect, it } from 'vitest'
import { sparing, withoutQuotes } from '@/scripts/log'

const letters = (figures: number) => String(figures).replace(/\d/g, (each) => 'abcdefghij'[Number(each)]!)

/** As Node says it of what is no JSON. */
function complaintOf(body: string): Error {
  try {
    JSON.parse(body)
  } catch (error) {
    return error as Error
  }
  throw new Error('it is JSON')
}

it.each([
  'Edith is HIV+',
  '\nStopping ...',
  '"Edith',
  '`Edith`',
  '\n    at Edith',
  "'Edith",
  'Edith"\u009b1m',
  '[Edith'.padEnd(90, 'x'),
])('says nothing of a body: %j', (body) => {
  const { stack = '', message } = complaintOf(body)
  const said = withoutQuotes(stack)
  expect(said).not.toMatch(/Edith|HIV|\u009b/)
  expect(said.split('\n')[0]).toMatch(/^SyntaxError: .* JSON/)
  expect(said).toContain(stack.slice(stack.indexOf(message) + message.length))
})

it.each([
  'The Server Reference ID did not match the expected format. Received "EVIL name Edith".',
  "TypeError: Invalid URL\n    at x {\n  code: 'ERR_INVALID_URL',\n  input: 'it is \\'Edith\\''\n}",
  '`x-forwarded-host` header with value `Edith` does not match `origin` header',
])('says nothing of a header: %s', (words) => expect(withoutQuotes(words)).not.toContain('Edith'))

it('goes on saying where something of ours went wrong', () => {
  const { stack = '' } = new TypeError("Cannot read properties of undefined (reading 'name')")
  expect(withoutQuotes(stack)).toBe(stack)
})

it('writes little of what comes again and again, and all of what does not', () => {
  let now = 0
  const spare = sparing(() => now)
  const written = (words: string, times: number) =>
    Array.from({ length: times }, () => spare(words)).filter((each) => each !== null)
  expect(written('Failed to find Server Action', 1_000)).toHaveLength(20)
  expect(written('something else', 1)).toEqual(['something else'])
  const kinds = Array.from({ length: 5_000 }, (_, i) => spare(`${letters(i)} of another kind`))
  expect(kinds.filter((each) => each !== null).length).toBeLessThan(230)
  now = 61_000
  expect(written('Failed to find Server Action', 1)).toEqual(['Failed to find Server Action'])
})

it('takes what differs in its figures for one kind', () => {
  const spare = sparing(() => 0)
  const all = Array.from({ length: 200 }, (_, i) => spare(`The list is too long (${1_001 + i} of 1000)`))
  expect(all.filter((each) => each !== null)).toHaveLength(20)
})

it('writes so much in a minute and no more', () => {
  let now = 0
  const spare = sparing(() => now)
  const written = () =>
    Array.from({ length: 4_000 }, (_, i) => spare(letters(i % 200) + 'x'.repeat(5_000)) ?? '').join('')
  expect(written().length).toBeLessThan(210_000)
  expect(spare('something else')).toBeNull()
  now = 61_000
  expect(spare('something else')).toBe('something else')
})

it('writes no line without end', () => expect(sparing()('x'.repeat(100_000))!.length).toBeLessThan(10_000))

it('writes neither of what it spares what was quoted', () =>
  expect(sparing()('Received "Edith"')).not.toContain('Edith'))
