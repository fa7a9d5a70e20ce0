// The catalog as a file: CSV for spreadsheets and JSON for programs, written and read without loss.
import Papa from 'papaparse'
import {
  columnAt,
  columnKeys,
  columns,
  recordOf,
  rowOf,
  surplusOf,
  type ColumnKey,
  type Row,
} from '@/domain/catalog/exercise-columns'
import { unsaid, type ExerciseRecord } from '@/domain/catalog/exercise'
import { cellAsWritten, harmlessCell } from '@/domain/catalog/harmless'
import { Refused } from '@/server/errors'
import { parseJson, TooMuch } from '@/server/json'

export const mostItems = 5_000
export const mostFileBytes = 32 * 1024 * 1024

export type FileFormat = 'csv' | 'json'

const jsonFormat = 'phaseline-exercises'

const cellsAndLines = (rows: string[][]) => Papa.unparse(rows, { newline: '\r\n' }) + '\r\n'

/** Some of a file's items as they stand in it. */
export function partOf(format: FileFormat, records: readonly ExerciseRecord[]): string {
  if (format === 'json')
    return records
      .map((record) => `    ${JSON.stringify(record, null, 2).replaceAll('\n', '\n    ')}`)
      .join(',\n')
  return cellsAndLines(
    records.map((record) => {
      const row = rowOf(record)
      return columnKeys.map((key) => harmlessCell(row[key] ?? ''))
    }),
  )
}

/** The file that its parts make, none of which is empty. */
export function fileOf(format: FileFormat, parts: readonly string[]): string {
  if (format === 'json') {
    const list = parts.length === 0 ? '[]' : `[\n${parts.join(',\n')}\n  ]`
    return `{\n  "format": "${jsonFormat}",\n  "version": 1,\n  "exercises": ${list}\n}\n`
  }
  const headers: string[] = columnKeys.map((key) => columns[key].header)
  // The mark at the beginning tells Excel that it is UTF-8.
  return '\uFEFF' + cellsAndLines([headers]) + parts.join('')
}

/** An item of a file, before it is checked; `row` as a spreadsheet counts, or its place in a list. */
export type FileItem = {
  row: number
  raw: unknown
  /** What can be said of it already. */
  wrong: { column: string; message: string }[]
  /** The words for a place in it. */
  at: (path: readonly PropertyKey[]) => string
}

/** @throws Refused at `file` when nothing in it can be read */
export function itemsOf(bytes: Uint8Array): FileItem[] {
  const text = textOf(bytes)
  const items = /^\s*[{[]/.test(text) ? itemsOfJson(text) : itemsOfCsv(text)
  if (items.length === 0) throw refused('There is no exercise in the file.')
  if (items.length > mostItems) throw refused(tooMany)
  return items
}

const tooMany = `There are more than ${mostItems} exercises in the file. Divide it.`

const refused = (message: string) => new Refused({ file: message })

function textOf(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  if (bytes.byteLength === 0) throw refused('The file is empty.')
  if (start.startsWith('PK') || start === '\xd0\xcf\x11\xe0')
    throw refused('This is a workbook. Save it as “CSV UTF-8” and choose that file.')
  if (start === '%PDF') throw refused('This is a PDF. Choose the table itself, saved as “CSV UTF-8”.')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refused('The file is not in UTF-8. Save it as “CSV UTF-8” and choose that file.')
  }
}

function itemsOfJson(text: string): FileItem[] {
  let file: unknown
  try {
    file = parseJson(text)
  } catch (error) {
    // The engine's own words are for programmers.
    const reason = error instanceof TooMuch ? `: ${error.message}` : ''
    throw refused(`This is not JSON that can be read${reason}. Export it once more, or use a table.`)
  }
  const { format, version, exercises } = isPlain(file) ? file : {}
  if (format !== jsonFormat || version !== 1 || !Array.isArray(exercises))
    throw refused(`JSON begins with "format": "${jsonFormat}", "version": 1, and a list of "exercises".`)
  if (exercises.length > mostItems) throw refused(tooMany)
  return exercises.map((raw: unknown, i) => ({
    row: i + 1,
    raw: isPlain(raw) ? { ...unsaid, ...raw } : raw,
    wrong: [],
    at: (path) => path.join('.'),
  }))
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Each may be a cell or a row, and some millions take a second: 5,000 items like those that come along have half a million. */
const mostMarks = 3_000_000

/** @throws Refused before the file is divided, which nothing interrupts */
function countMarks(text: string): void {
  let marks = 0
  for (let i = 0; i < text.length; i++) {
    if (isMark(text.charCodeAt(i)) && ++marks > mostMarks)
      throw refused('There are too many separators, lines and quotation marks in the file. Divide it.')
  }
}

/** A tab, the end of a line, a quotation mark, a comma or a semicolon. */
const isMark = (code: number) =>
  code === 9 || code === 10 || code === 13 || code === 34 || code === 44 || code === 59

function itemsOfCsv(file: string): FileItem[] {
  // What Excel understands as its own, shows nowhere and counts as no row.
  const text = file.replace(/^sep=[,;\t]\r?\n/i, '')
  countMarks(text)
  const { data, errors, meta } = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    // Room for the header and for rows that are blank; a file that is longer is not read to its end.
    preview: mostItems * 2,
  })
  if (meta.truncated) throw refused(tooMany)
  const quotes = errors.find(({ type }) => type === 'Quotes')
  if (quotes) throw refused(`A quotation mark is not closed, from row ${(quotes.row ?? 0) + 1} on.`)
  const [header = [], ...rows] = data
  const keys = keysOf(header)
  return rows.flatMap((cells, i) => {
    if (cells.every((cell) => cell.trim() === '')) return []
    const row: Row = Object.fromEntries(keys.map((key, at) => [key, cellAsWritten(cells[at] ?? '')]))
    const wrong: FileItem['wrong'] = surplusOf(row).map((key) => ({
      column: columns[key].header,
      message: 'This does not belong to how often it is done: empty it',
    }))
    if (cells.slice(keys.length).some((cell) => cell.trim() !== ''))
      wrong.push({ column: 'The row', message: 'It has more cells than the first row' })
    return [{ row: i + 2, raw: recordOf(row), wrong, at: columnAt }]
  })
}

/** The one that stands between the names of the columns, in which none of them stands. */
function delimiterOf(text: string): string {
  const [names = ''] = text.split(/[\r\n]/, 1)
  const count = (delimiter: string) => names.split(delimiter).length
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best))
}

const plain = (header: string) => header.toLowerCase().replace(/[^a-z]/g, '')
const keyByHeader = new Map(columnKeys.map((key) => [plain(columns[key].header), key]))

/** The columns in the order of the file. @throws Refused when one is unknown, stands twice or is missing */
function keysOf(header: readonly string[]): ColumnKey[] {
  const last = header.findLastIndex((cell) => cell.trim() !== '')
  const keys: ColumnKey[] = []
  for (const cell of header.slice(0, last + 1)) {
    const key = keyByHeader.get(plain(cell))
    if (!key)
      throw refused(`The column “${cell.trim().slice(0, 40)}” is not known. The first row names the columns.`)
    if (keys.includes(key)) throw refused(`The column “${columns[key].header}” stands twice.`)
    keys.push(key)
  }
  const missing = columnKeys.filter((key) => 'needed' in columns[key] && !keys.includes(key))
  if (missing.length > 0)
    throw refused(
      `Missing: ${missing.map((key) => `“${columns[key].header}”`).join(', ')}. The first row names the columns.`,
    )
  return keys
}
