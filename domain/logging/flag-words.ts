// A flag in words: what it is called, and what its figures say.
import { percent } from '@/domain/logging/adherence'
import { lowAdherenceDays, painfulSkipsWithinDays, type Flag, type FlagCode } from '@/domain/logging/flags'
import { plural } from '@/domain/plural'

export const flagNames: Record<FlagCode, string> = {
  'over-ceiling': 'Pain over a ceiling',
  'not-settled': 'Pain not settled',
  'too-painful-twice': 'Skipped as too painful',
  'pain-rising': 'Pain rising',
  silent: 'Silent',
  'low-adherence': 'Low adherence',
  'reassessment-overdue': 'Reassessment overdue',
  'session-missed': 'Session missed',
}

const times = (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`)

export function flagWords({ code, figures }: Pick<Flag, 'code' | 'figures'>): string {
  const of = (name: string) => figures[name] ?? NaN
  switch (code) {
    case 'over-ceiling':
      return `Pain over the ceiling of an exercise ${times(of('logs'))}, up to ${of('pain')} of 10`
    case 'not-settled':
      return `Pain from exercising had not settled by the next morning, ${times(of('mornings'))}`
    case 'too-painful-twice':
      return of('skips') === 2
        ? `Skipped as too painful twice within ${painfulSkipsWithinDays} days`
        : `Skipped as too painful ${times(of('skips'))}, each within ${painfulSkipsWithinDays} days of another`
    case 'pain-rising': {
      const [mean, baseline] = [of('mean'), of('baseline')]
      return `Mean pain of 7 days is ${mean.toFixed(1)}, ${(mean - baseline).toFixed(1)} above the baseline of ${baseline}`
    }
    case 'silent':
      return `No log for ${plural(of('days'), 'day')}, while ${of('due')} ${of('due') === 1 ? 'was' : 'were'} due`
    case 'low-adherence':
      return `Did ${of('met')} of ${of('due')} due in ${lowAdherenceDays} days (${percent(of('met') / of('due'))} %)`
    case 'reassessment-overdue':
      return `Reassessment overdue for ${plural(of('days'), 'day')}`
    case 'session-missed':
      return of('sessions') === 1 ? 'Missed a session' : `Missed ${of('sessions')} sessions`
  }
}
