// What a form on the patient's side says, as an entry: the same for the script on the phone and for the plain form before it has run.
import {
  answers,
  type CheckInView,
  type Log,
  type LoggedView,
  type LogStatus,
  type Said,
  type SkipReason,
} from '@/domain/logging/log'
import type { CalendarDate } from '@/domain/plans/plan'

export type LogWords = Said & Pick<Log, 'prescriptionId' | 'prescriptionVersionId' | 'replaces'>

export type CheckInWords = {
  planId: string
  on: CalendarDate
  pain: number | null
  word: string
  settled: boolean | null
  replaces: string | null
}

const mostOf = { setsDone: 100, repsDone: 1_000 } as const
type CountField = keyof typeof mostOf
/** What is wrong with the figures of a part that was done, by field. */
export type WrongCounts = Partial<Record<CountField, string>>

/** The words for fields that are named as wrong; other names are none of ours. */
export function countProblems(names: readonly string[]): WrongCounts {
  const wrong = (Object.keys(mostOf) as CountField[]).filter((name) => names.includes(name))
  return Object.fromEntries(wrong.map((name) => [name, `Enter a whole number from 0 to ${mostOf[name]}`]))
}

/** Figures that cannot be read are asked for again: sent on, they would count as no answer. */
export function wrongCounts(field: (name: string) => string): WrongCounts {
  if (field('status') !== 'partial') return {}
  const names = (Object.keys(mostOf) as CountField[]).filter((name) => {
    const count = number(field(name))
    return count !== null && !(Number.isInteger(count) && count >= 0 && count <= mostOf[name])
  })
  return countProblems(names)
}

/**
 * What a form begins with that corrects an entry: all that stood, in the fields of their names. What it asks comes after
 * them, and so counts (`lastOf`); what it does not ask stays.
 */
export const fieldsOfLog = (log: LoggedView): Record<string, string> => ({
  replaces: log.id,
  ...Object.fromEntries(answers.map((name) => [name, String(log[name] ?? '')])),
})

export const fieldsOfCheckIn = ({ id, pain, word, settled }: CheckInView): Record<string, string> => ({
  replaces: id,
  pain: String(pain ?? ''),
  word,
  settled: settled === null ? '' : settled ? 'yes' : 'no',
})

/** Reads a form, of each name the last. */
export const lastOf = (form: { getAll: (name: string) => unknown[] }) => (name: string) => {
  const value = form.getAll(name).pop()
  return typeof value === 'string' ? value : ''
}

/** A field that is left empty is no answer, never 0; what is no number is left for the server to refuse. */
const number = (text: string) => (text.trim() === '' ? null : Number(text.trim().replace(',', '.')))

/** Questions that do not belong to the answer (sets of an exercise that was not done) are left out, whatever they hold. */
export function logOfForm(field: (name: string) => string): LogWords {
  const status = field('status') as LogStatus
  const doing = status === 'done' || status === 'partial'
  const said = status !== 'removed'
  return {
    prescriptionId: field('prescriptionId'),
    prescriptionVersionId: field('prescriptionVersionId'),
    dueOn: field('dueOn'),
    slot: Number(field('slot')),
    status,
    setsDone: status === 'partial' ? number(field('setsDone')) : null,
    repsDone: status === 'partial' ? number(field('repsDone')) : null,
    pain: doing ? number(field('pain')) : null,
    painAfter: doing ? number(field('painAfter')) : null,
    effort: doing ? number(field('effort')) : null,
    skipReason: status === 'skipped' ? ((field('skipReason') || null) as SkipReason | null) : null,
    note: said ? field('note') : '',
    replaces: field('replaces') || null,
  }
}

const yesOrNo = (text: string) => (text === 'yes' ? true : text === 'no' ? false : null)

export function checkInOfForm(field: (name: string) => string): CheckInWords {
  return {
    planId: field('planId'),
    on: field('on'),
    pain: number(field('pain')),
    word: field('word').replace(/\s+/g, ' ').trim(),
    settled: yesOrNo(field('settled')),
    replaces: field('replaces') || null,
  }
}
