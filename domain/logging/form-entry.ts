// What a form on the patient's side says, as an entry: the same for the script on the phone and for the plain form before it has run.
import type { LogStatus, SkipReason } from '@/domain/logging/log'
import type { CalendarDate } from '@/domain/plans/plan'

export type LogWords = {
  prescriptionId: string
  prescriptionVersionId: string
  dueOn: CalendarDate
  slot: number
  status: LogStatus
  setsDone: number | null
  repsDone: number | null
  pain: number | null
  painAfter: number | null
  effort: number | null
  skipReason: SkipReason | null
  note: string
  replaces: string | null
}

export type CheckInWords = {
  planId: string
  on: CalendarDate
  pain: number | null
  word: string
  settled: boolean | null
  replaces: string | null
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
