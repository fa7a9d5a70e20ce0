// What people, copy and paste, and attackers put into fields. Each is refused beside its field or kept exactly as it is, but for marks that turn a text round.
export const badTexts: Record<string, string> = {
  empty: '',
  spaces: '   ',
  'a zero-width space': '\u200B',
  NUL: 'a\0b',
  'half a character': 'a\uD800b',
  'a right-to-left override': 'a\u202Eb',
  'a decomposed accent': 'Rene\u0301e',
  families: '👨‍👩‍👧'.repeat(200),
  'a megabyte': 'x'.repeat(1024 * 1024),
  /** Longer than any field takes. */
  'ten thousand letters': 'x'.repeat(10_000),
  'two lines': 'one\r\ntwo',
  apostrophe: 'O\u2019Brien and O\u0027Brien',
  SQL: "'; DROP TABLE patients; --",
  wildcards: '%_%',
  script: '<script>alert(1)</script>',
  image: '"><img src=x onerror=alert(1)>',
  'a script as an address': 'javascript:alert(1)',
  'an address of the local network': 'http://169.254.169.254/latest/meta-data',
  template: '{{7*7}}',
  formula: '=1+1',
  'a calendar entry': 'x\r\nBEGIN:VEVENT',
  'a path': '../../etc/passwd',
  'full-width digits': '１２３',
  'a place that is none': 'Mars/X',
}

/** As the arguments of an action carry them; "$NaN" and "$Infinity" are how React writes these. */
export const badNumbers: Record<string, unknown> = {
  negative: -1,
  fraction: 0.1,
  infinite: '$Infinity',
  'not a number': '$NaN',
  'more than 32 bits': 2_147_483_648,
  text: '3',
  list: [3],
  'a comma': '1,5',
  'pain 11': 11,
  'more than JSON reads': '1e309',
  nothing: null,
}

export const badDates: Record<string, unknown> = {
  'a day that does not exist': '2026-02-30',
  'a far year': '9999-12-31',
  'a far past': '0001-01-01',
  'a time': '2026-01-01T00:00:00Z',
  'full-width digits': '２０２６-０１-０１',
  words: 'tomorrow',
  number: 20_260_101,
  empty: '',
}

/** In place of a list or a group of fields. */
export const badStructures: Record<string, unknown> = {
  nothing: null,
  text: 'x',
  number: 3,
  list: [null],
  'a list of lists': [[['x']]],
  group: { x: 1 },
  'ten thousand rows': Array.from({ length: 10_000 }, () => ({})),
  'a role': JSON.parse('{"__proto__":{"roles":["admin"]},"role":"admin","clinicId":"x"}'),
  deep: JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`),
}

/** It stands nowhere else. */
export const unaskedWord = 'nobody-was-asked'

/** What nobody may say of themselves, nor of any object. */
export const unasked = JSON.parse(
  `{"role":"X","roles":["X"],"clinicId":"X","__proto__":{"roles":["X"]},"constructor":{"prototype":{"roles":["X"]}}}`.replaceAll(
    'X',
    unaskedWord,
  ),
) as object

/** What is filled in, with that in every group of fields. */
export function withUnasked(filled: unknown): unknown {
  if (typeof filled !== 'object' || filled === null) return filled
  if (Array.isArray(filled)) return filled.map(withUnasked)
  const inside = Object.entries(filled).map(([name, part]) => [name, withUnasked(part)] as const)
  return { ...unasked, ...Object.fromEntries(inside) }
}
