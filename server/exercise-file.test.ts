// Files of exercises: what is written comes back as it was, nothing in them is a formula, and what is wrong has its place.
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { anyRecord } from '@/domain/catalog/exercise.arbitrary'
import { exerciseRecordSchema, type ExerciseRecord } from '@/domain/catalog/exercise'
import { columnKeys, columns } from '@/domain/catalog/exercise-columns'
import { cellAsWritten, harmlessCell } from '@/domain/catalog/harmless'
import { fieldOf } from '@/domain/plans/dosage'
import { fileOf, itemsOf, mostItems, partOf, type FileFormat } from '@/server/exercise-file'
import { Refused } from '@/server/errors'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) =>
  itemsOf(bytes(text)).map(({ raw, wrong, at }) => {
    const parsed = exerciseRecordSchema.safeParse(raw)
    if (parsed.success && wrong.length === 0) return parsed.data
    const issues = parsed.error?.issues ?? []
    return [...wrong, ...issues.map(({ path, message }) => ({ column: at(path), message }))]
  })
const refusalOf = (file: Uint8Array | string) => {
  try {
    return itemsOf(typeof file === 'string' ? bytes(file) : file).length
  } catch (error) {
    if (error instanceof Refused) return error.fields.file
    throw error
  }
}

describe.each<FileFormat>(['csv', 'json'])('%s', (format) => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { minLength: 1, maxLength: 4 }), (records) => {
        expect(read(fileOf(format, [partOf(format, records)]))).toEqual(records)
      }),
      { numRuns: 300 },
    )
  })

  it('is the same in however many parts', () => {
    const some = fc.array(anyRecord, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(some, some, (first, then) => {
        const parts = [first, then].map((records) => partOf(format, records))
        const whole = fileOf(format, [partOf(format, [...first, ...then])])
        expect(fileOf(format, parts)).toBe(whole)
      }),
    )
  })
})

it('JSON is indented, also an empty list', () => {
  const written = (exercises: ExerciseRecord[]) =>
    `${JSON.stringify({ format: 'phaseline-exercises', version: 1, exercises }, null, 2)}\n`
  expect(fileOf('json', [])).toBe(written([]))
  fc.assert(
    fc.property(fc.array(anyRecord, { minLength: 1, maxLength: 3 }), (records) => {
      expect(fileOf('json', [partOf('json', records)])).toBe(written(records))
    }),
  )
})

describe('a cell', () => {
  const live = /^[=+\-@\t\r\n＝＋－＠]|[;\t\r\n]"*[=+\-@＝＋－＠]/
  const marks = ['', '=', '+', '-', '@', '\t', '\r', '\n', ';', ',', '"', "'", '＝', '＋', '－', '＠']
  const text = fc.array(fc.oneof(fc.constantFrom(...marks), fc.string()), { maxLength: 8 })

  it('never begins a formula, however it is divided, and comes back as it was', () => {
    fc.assert(
      fc.property(text, (parts) => {
        const cell = parts.join('')
        expect(harmlessCell(cell)).not.toMatch(live)
        expect(cellAsWritten(harmlessCell(cell))).toBe(cell)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([',', ';', '\t'])('is no formula in a program that divides by %j', (delimiter) => {
    const rows = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(rows, (parts) => {
        const file = Papa.unparse(parts.map((row) => row.map((cell) => harmlessCell(cell.join('')))))
        for (const cell of [
          ...Papa.parse<string[]>(file, { delimiter }).data.flat(),
          ...cells(file, delimiter),
        ])
          expect(cell).not.toMatch(/^[=+\-@＝＋－＠]/)
      }),
      { numRuns: 1_000 },
    )
  })

  it('is no formula behind quotation marks that another delimiter lays open', () => {
    const file = Papa.unparse([['x', harmlessCell(';"=1+1;x')]])
    expect(cells(file, ';')).toEqual(['x,"', "'=1+1", 'x"'])
  })

  it('is read in time in step with its length, also one of quotation marks alone', () => {
    // By the square of it, these take longer than a test may.
    const cell = '"'.repeat(200_000)
    expect(harmlessCell(cell) === cell && cellAsWritten(cell) === cell).toBe(true)
  })

  it('that a person began with an apostrophe stays so', () => {
    expect(cellAsWritten("'tis")).toBe("'tis")
  })

  it('is harmless wherever it stands in a file', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const { data } = Papa.parse<string[]>(fileOf('csv', [partOf('csv', [record])]).slice(1), {
          delimiter: ',',
        })
        for (const cell of data.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
      }),
    )
  })
})

describe('words and codes', () => {
  it('mean one thing each within a column, whatever their case', () => {
    for (const key of columnKeys) {
      const column = columns[key]
      if (!('of' in column)) continue
      const means = new Map<string, string>()
      for (const [code, word] of Object.entries(column.of))
        for (const name of [code, word].map((text) => text.toLowerCase())) {
          expect(means.get(name) ?? code, `${key}: ${name}`).toBe(code)
          means.set(name, code)
        }
    }
  })
})

const row: Record<string, string> = {
  Name: 'Wall walk',
  Kind: 'strengthening',
  Where: 'At home',
  'Body regions': 'Shoulder\nneck',
  Equipment: 'Wall',
  'Starting position': 'Standing',
  Level: 'EASY',
  'What it is for': 'Moves the shoulder.',
  Steps: 'Stand.\r\n\r\nWalk.',
  'When to stop': 'Stop if pain rises.',
  'Dosage fields': 'Sets\nHow often',
  Sets: '2',
  'How often': 'Named weekdays',
  Weekdays: 'Mon\n3',
  'Times a day': '1',
}
const csv = (change: Record<string, string>, delimiter = ',') =>
  Papa.unparse([{ ...row, ...change }], { delimiter })

describe('a file that a person wrote', () => {
  it.each([',', ';', '\t'])(
    'may separate cells by %j, use words or codes, and leave columns out',
    (delimiter) => {
      const [record] = read(csv({}, delimiter)) as ExerciseRecord[]
      expect(record).toMatchObject({
        slug: '',
        kind: 'strengthening',
        delivery: 'home',
        regions: ['shoulder', 'neck'],
        level: 'easy',
        steps: ['Stand.', 'Walk.'],
        cues: [],
        dosageFields: ['sets', 'frequency'],
        defaultDosage: {
          sets: 2,
          painCeiling: 5,
          frequency: { kind: 'weekdays', weekdays: [1, 3], timesADay: 1 },
        },
        archived: false,
      })
    },
  )

  it('may be written as people and office programs write tables', () => {
    const change = {
      'Body regions': 'Shoulder, neck',
      'Dosage fields': 'Sets; Duration; How often',
      Minutes: '2,5',
      'Times a day': '',
    }
    const [record] = read(`sep=;\r\n${csv(change, ';')}`) as ExerciseRecord[]
    expect(record).toMatchObject({
      regions: ['shoulder', 'neck'],
      defaultDosage: { durationMinutes: 2.5, frequency: { timesADay: 1 } },
    })
  })

  it('keeps the numbers of its rows past blank ones', () => {
    const text = `${csv({})}\r\n,,,\r\n\r\n${csv({ Level: '' }).split('\r\n').slice(1).join('\r\n')}`
    expect(itemsOf(bytes(text)).map((item) => item.row)).toEqual([2, 5])
  })

  it.each<[Record<string, string>, string, string]>([
    [{ Level: '' }, 'Level', 'Choose one'],
    [{ Level: 'so-so' }, 'Level', 'Not one of the choices: “so-so”'],
    [{ 'Body regions': 'neck\nnekc' }, 'Body regions, entry 2', 'Not one of the choices: “nekc”'],
    [{ 'Body regions': 'neck, nekc' }, 'Body regions, entry 2', 'Not one of the choices: “nekc”'],
    [{ Sets: '1,5' }, 'Sets', 'Enter a whole number'],
    [{ Sets: 'two' }, 'Sets', 'Enter a number'],
    [{ Sets: '1e309' }, 'Sets', 'Enter a number'],
    [{ Sets: '-1' }, 'Sets', 'At least 1'],
    [{ Sets: '0.1' }, 'Sets', 'Enter a whole number'],
    [{ Sets: 'NaN' }, 'Sets', 'Enter a number'],
    [{ Steps: `ok\n${'x'.repeat(301)}` }, 'Steps, entry 2', 'At most 300 characters'],
    [{ 'How often': '' }, 'How often', 'Choose how often'],
    [{ Weekdays: '' }, 'Weekdays', 'Choose at least one day'],
    [{ 'Days a week': '3' }, 'Days a week', 'This does not belong to how often it is done: empty it'],
    [{ Name: '' }, 'Name', 'Fill this in'],
    [{ Name: 'a\0b' }, 'Name', 'Contains a character that cannot be shown'],
    [{ Video: 'http://x.org' }, 'Video', 'Enter an address that begins with https://'],
    [{ Archived: 'maybe' }, 'Archived', 'Say yes or no'],
    [{ Slug: 'Not a slug' }, 'Slug', 'Use small letters, digits and single hyphens'],
  ])('%o is wrong at its column', (change, column, message) => {
    const text = csv(change)
    expect(read(text)[0]).toContainEqual({ column, message })
  })

  it('says when a row is longer than the first one', () => {
    const text = `${csv({})},one,more`
    expect(itemsOf(bytes(text))[0]?.wrong).toEqual([
      { column: 'The row', message: 'It has more cells than the first row' },
    ])
  })
})

const json = (...exercises: string[]) =>
  `{"format":"phaseline-exercises","version":1,"exercises":[${exercises.join(',')}]}`
const names = (first: number, count: number) =>
  Array.from({ length: count }, (_, i) => `"k${first + i}":1`).join(',')

describe('a file that cannot be read is refused with its reason', () => {
  it.each<[string, Uint8Array | string, RegExp]>([
    ['nothing', '', /is empty/],
    ['a header alone', fileOf('csv', []), /no exercise/],
    ['an empty list', fileOf('json', []), /no exercise/],
    ['a workbook', 'PK\x03\x04', /workbook/],
    ['a letter', '%PDF-1.7', /a PDF/],
    ['Latin-1', Uint8Array.from([0x4e, 0xfc]), /not in UTF-8/],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x4e, 0]), /not in UTF-8/],
    ['a column that nobody knows', csv({ Stpes: '' }), /“Stpes” is not known/],
    ['a column twice', `${csv({})}`.replace('Name', 'Kind'), /“Kind” stands twice/],
    ['columns that are needed', 'Name,Kind\nx,y', /Missing: “Where”, /],
    ['an open quotation mark', `${csv({})}\r\n"x`, /quotation mark is not closed, from row 3/],
    ['prose', 'Dear colleague, here are the exercises.', /is not known/],
    ['half of JSON', '{"format":', /not JSON/],
    ['JSON of another kind', '{"format":"other"}', /begins with "format"/],
    ['a bare list', '[]', /begins with "format"/],
    ['JSON that is 10,000 deep', '['.repeat(10_000) + ']'.repeat(10_000), /nested too deep/],
    ['more than a million empty lists', `[${'[],'.repeat(1_000_001)}[]]`, /too many parts/],
    [
      'as many, one in the other',
      `[${`${'['.repeat(25)}${']'.repeat(25)},`.repeat(40_001)}[]]`,
      /too many parts/,
    ],
    ['an item of many unknown names', json(`{${names(0, 501)}}`), /too many names/],
    ['a dosage of them', json(`{"defaultDosage":{${names(0, 501)}}}`), /too many names/],
    [
      'items that have other names each',
      json(...[0, 1, 2, 3, 4, 5].map((each) => `{${names(each * 100, 100)}}`)),
      /too many names/,
    ],
    ['a name that stands too often', json(`{${'"name" :1,'.repeat(300_000)}"kind":1}`), /too many names/],
    ['a long name', json(`{"${'x'.repeat(101)}":1}`), /a name in it is too long/],
    ['a cell of quotation marks', `Name\n"${'"'.repeat(4_000_000)}"`, /too many separators/],
    ['a row of commas', ','.repeat(4_000_000), /too many separators/],
    ['lines of many cells', `${','.repeat(3_400)}\n`.repeat(1_000), /too many separators/],
    ['a million rows', 'Name\n' + 'x\n'.repeat(1_000_000), /more than 5000/],
  ])('%s', (_, file, reason) => {
    expect(refusalOf(file)).toMatch(reason)
  })

  it('more than it may hold, in both formats', () => {
    const { data } = Papa.parse<string[]>(csv({}))
    const rows = Array.from({ length: mostItems + 1 }, () => data[1]!)
    expect(refusalOf(Papa.unparse([data[0]!, ...rows]))).toMatch(/more than 5000/)
    expect(refusalOf(Papa.unparse([data[0]!, ...rows.slice(1)]))).toBe(mostItems)
    const exercises = rows.map(() => '{}')
    expect(refusalOf(fileOf('json', exercises))).toMatch(/more than 5000/)
  })

  it('and as much as it may hold is read, also where every item says all that it can', () => {
    const frequency = { kind: 'weekdays', weekdays: [1], timesADay: 1 }
    const defaultDosage = { ...Object.fromEntries(Object.keys(fieldOf).map((part) => [part, 1])), frequency }
    const all = Object.keys(exerciseRecordSchema.shape).map((key) => [key, 'a: "b", {c}: [d]'])
    const item = JSON.stringify({ ...Object.fromEntries(all), defaultDosage })
    expect(refusalOf(json(...Array.from({ length: mostItems }, () => item)))).toBe(mostItems)
  })

  it('says what is wrong with an item of JSON', () => {
    expect(read(json('null'))[0]).toHaveLength(1)
    expect(JSON.stringify(read(json('{"__proto__":{"x":1},"role":"admin"}'))[0])).toMatch(/Unrecognized key/)
    expect(JSON.stringify(read(json('{"name":["x"],"defaultDosage":{"sets":"3"}}'))[0])).toMatch(
      /"name","message":"Enter a text".*"defaultDosage.sets","message":"Enter a number"/,
    )
  })
})

/** As lenient programs read: quotation marks at a cell's beginning hold it together, and what follows their end is taken on. */
function cells(file: string, delimiter: string): string[] {
  const found = ['']
  let quoted = false
  for (let i = 0; i < file.length; i++) {
    const character = file.charAt(i)
    const cell = found.length - 1
    if (quoted) {
      if (character !== '"') found[cell] += character
      else if (file.charAt(i + 1) === '"') found[cell] += file.charAt(++i)
      else quoted = false
    } else if (character === delimiter || character === '\n' || character === '\r') found.push('')
    else if (character === '"' && (i === 0 || [delimiter, '\n', '\r'].includes(file.charAt(i - 1))))
      quoted = true
    else found[cell] += character
  }
  return found
}
