// A plan in one line: what state it is in, and since when.
import { dateWords } from '@/domain/date-words'
import type { PlanLine } from '@/domain/patients'

export function planLineWords({ status, startsOn, endedOn }: PlanLine, locale: string): string {
  const from = startsOn ? ` since ${dateWords(startsOn, locale)}` : ''
  const on = endedOn ? ` on ${dateWords(endedOn, locale)}` : ''
  return {
    draft: 'Draft',
    active: `Active${from}`,
    completed: `Completed${on}`,
    discontinued: `Discontinued${on}`,
  }[status]
}
