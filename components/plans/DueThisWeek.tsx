// Owns what is due on each day of a week, as the dosage in force says.
import { classes } from '@/components/ui/classes'
import { dateWords } from '@/domain/date-words'
import { eachDay } from '@/domain/dates'
import type { Occurrence } from '@/domain/plans/occurrences'

export interface DueThisWeekProps {
  from: string
  to: string
  today: string
  locale: string
  occurrences: readonly Occurrence[]
  nameOf: ReadonlyMap<string, string>
}

export function DueThisWeek({ from, to, today, locale, occurrences, nameOf }: DueThisWeekProps) {
  const flexible = occurrences.some((each) => each.flexible)
  return (
    <>
      <ol className="grid gap-2 sm:grid-cols-2 lg:grid-cols-4 xl:grid-cols-7">
        {eachDay(from, to).map((date) => {
          // One line for each exercise, however many times a day it is due.
          const due = occurrences.filter((each) => each.dueOn === date && each.slot === 1)
          return (
            <li
              key={date}
              aria-current={date === today ? 'date' : undefined}
              className={classes(
                'rounded-control border bg-raised px-3 py-2 text-sm',
                date === today ? 'border-accent inset-ring inset-ring-accent' : 'border-line',
              )}
            >
              <p className="mb-1 font-semibold">
                {dateWords(date, locale, 'weekday')}
                {date === today && <span className="font-normal text-accent-text"> · today</span>}
              </p>
              {due.length === 0 ? (
                <p className="text-muted">Nothing due</p>
              ) : (
                <ul className="space-y-1 leading-snug">
                  {due.map((each) => (
                    <li key={each.prescriptionId}>
                      {nameOf.get(each.prescriptionId)}
                      {each.slots > 1 && <span className="text-muted"> × {each.slots}</span>}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ol>
      {flexible && (
        <p className="mt-2 text-sm text-muted">
          Where the patient chooses the days, an exercise stands on the day by which it is counted.
        </p>
      )}
    </>
  )
}
