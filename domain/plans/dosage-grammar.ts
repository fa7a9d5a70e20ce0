// The words and the shorthand that a dosage line is made of, and how a line falls apart into them.
import type { Dosage } from '@/domain/plans/dosage'

export type Often = {
  timesADay?: number
  days?: number
  weekdays?: number[]
  kind?: 'as-needed' | 'per-session'
}
export type Parts = Partial<Omit<Dosage, 'frequency'>>
export type Said = { parts?: Parts; often?: Often }

const number = String.raw`-?\d+(?:\.\d+)?(?:e[+-]?\d+)?`
const range = String.raw`(${number})(?:\s*(?:[-–]|to)\s*(${number}))?`
const unit = String.raw`\s*(s|secs?|seconds?|min|mins|minutes?)?`
const by = String.raw`\s*[x×*]\s*`
const per = String.raw`\s*(?:/|per\b|an?\b)\s*`
const day =
  'mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs?|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?'
const daySpan = String.raw`(?:${day})(?:\s*[-–]\s*(?:${day}))?`
/** A comma between two digits is no end: "1,5" is a number that is written otherwise here. */
const end = String.raw`(?=$|[\s;]|,(?!\d)|(?<!\d),)`

const inSeconds = (value: string, of: string | undefined) => Number(value) * (of?.startsWith('m') ? 60 : 1)
const optional = (value: string | undefined) => (value === undefined ? undefined : Number(value))
const grades = ['I', 'II', 'III', 'IV', 'V'] as const
const counted: Readonly<Record<string, number>> = { once: 1, twice: 2 }
const count = (word: string) => counted[word.toLowerCase()] ?? Number(word)

type Rule = [pattern: RegExp, read: (...groups: (string | undefined)[]) => Said]
const rule = (pattern: string, read: Rule[1]): Rule => [new RegExp(`(?:${pattern})${end}`, 'iy'), read]

const rules: readonly Rule[] = [
  rule(String.raw`(${number})${by}(${number})\s*s(?:ec)?`, (sets, hold) => ({
    parts: { sets: Number(sets), holdSeconds: Number(hold) },
  })),
  rule(String.raw`(${number})${by}(${number})\s*min`, (sets, minutes) => ({
    parts: { sets: Number(sets), durationMinutes: Number(minutes) },
  })),
  rule(
    String.raw`(${number})(?:\s*sets?)?(?:${by}|\s*sets?\s+of\s+)${range}(?:\s*reps?)?`,
    (sets, reps, to) => ({
      parts: { sets: Number(sets), reps: Number(reps), repsTo: optional(to) },
    }),
  ),
  rule(String.raw`(${number})\s*sets?`, (sets) => ({ parts: { sets: Number(sets) } })),
  rule(String.raw`${range}\s*reps?`, (reps, to) => ({ parts: { reps: Number(reps), repsTo: optional(to) } })),
  rule(String.raw`h(?:old)?\s*(${number})${unit}`, (value = '', of) => ({
    parts: { holdSeconds: inSeconds(value, of) },
  })),
  rule('no rest', () => ({ parts: { restSeconds: 0 } })),
  rule(String.raw`r(?:est)?\s*(${number})${unit}`, (value = '', of) => ({
    parts: { restSeconds: inSeconds(value, of) },
  })),
  rule(String.raw`t(?:empo)?\s*(\d[\d-]*)`, (tempo) => ({ parts: { tempo } })),
  rule(String.raw`(${number})\s*(kg|lb)s?`, (load, of) => ({
    parts: { load: Number(load), loadUnit: of?.toLowerCase() as 'kg' | 'lb' },
  })),
  rule(String.raw`((?:extra\s+)?(?:light|heavy)|medium)\s+band`, (band = '') => ({
    parts: { band: band.toLowerCase().replace(/\s+/, ' ') as NonNullable<Dosage['band']> },
  })),
  rule(String.raw`(${number})\s*min(?:s|utes?)?`, (minutes) => ({
    parts: { durationMinutes: Number(minutes) },
  })),
  rule(String.raw`(${number})\s*(k?)m`, (distance, kilo) => ({
    parts: { distanceMetres: kilo ? Math.round(Number(distance) * 1_000) : Number(distance) },
  })),
  // Before the sides, of which "each" alone is one.
  rule('(?:each|every|per) session', () => ({ often: { kind: 'per-session' } })),
  rule(String.raw`(both|each|left|right)(?:\s+sides?)?`, (side = '') => ({
    parts: { side: side.toLowerCase().replace('both', 'each') as NonNullable<Dosage['side']> },
  })),
  rule(String.raw`(?:e|effort|rpe)\s*(${number})(?:\s*/\s*10)?`, (effort) => ({
    parts: { effort: Number(effort) },
  })),
  rule(String.raw`(?:p|pain)(?:\s+up)?(?:\s+to)?\s*(${number})(?:\s*/\s*10)?`, (pain) => ({
    parts: { painCeiling: Number(pain) },
  })),
  rule(String.raw`g(?:rade)?\s*(?:(iv|v|i{1,3})|([1-5]))`, (roman, figure) => ({
    parts: { grade: grades.find((grade, i) => grade === roman?.toUpperCase() || i + 1 === Number(figure)) },
  })),
  rule(String.raw`"((?:[^"]|"")*)"|“([^”]*)”`, (straight, curly) => ({
    parts: { intensity: straight?.replaceAll('""', '"') ?? curly },
  })),
  rule(String.raw`(once|twice|${number})(?:\s*(?:x|times))?${per}d(?:ay)?`, (times = '') => ({
    often: { timesADay: count(times) },
  })),
  rule(String.raw`(once|twice|${number})(?:\s*(?:d|days?|x|times))?${per}w(?:k|eek)?`, (days = '') => ({
    often: { days: count(days) },
  })),
  rule('every day|daily', () => ({ often: { days: 7 } })),
  rule(String.raw`(?:on\s+)?(${daySpan}(?:(?:\s*[,/]\s*|\s+and\s+|\s+)${daySpan})*)`, (named = '') => ({
    often: { weekdays: weekdaysOf(named) },
  })),
  rule('as needed|when needed|prn', () => ({ often: { kind: 'as-needed' } })),
]

const dayStarts = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** "Mon, Wed", and "Mon–Fri" for all between. */
function weekdaysOf(named: string): number[] {
  const dayOf = (name: string) => dayStarts.indexOf(name.slice(0, 3).toLowerCase()) + 1
  const days = named.match(new RegExp(daySpan, 'gi'))?.flatMap((span) => {
    const [from = 1, to = from] = span.split(/\s*[-–]\s*/).map(dayOf)
    return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => ((from - 1 + i) % 7) + 1)
  })
  return [...new Set(days)].sort((a, b) => a - b)
}

/** What stands at a place of the line; null where it is not understood. */
type Piece = { at: number; text: string; said: Said | null }

export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = []
  const between = /(?:[\s;]|,(?!\d)|(?<!\d),)*/y
  for (let at = 0; ;) {
    between.lastIndex = at
    at += between.exec(line)?.[0].length ?? 0
    if (at >= line.length) return pieces
    const piece = pieceAt(line, at)
    pieces.push(piece)
    at += piece.text.length
  }
}

function pieceAt(line: string, at: number): Piece {
  for (const [pattern, read] of rules) {
    pattern.lastIndex = at
    const match = pattern.exec(line)
    if (match) return { at, text: match[0], said: read(...match.slice(1)) }
  }
  const rest = line.slice(at)
  return { at, text: /^(?:[^\s;,]|,(?=\d))+/.exec(rest)?.[0] ?? rest, said: null }
}

export const notUnderstood = (text: string) =>
  /^\d+,\d/.test(text) ? `Write ${text.replace(',', '.')} with a point` : 'Not understood'
