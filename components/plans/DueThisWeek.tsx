// Owns what is due on each day of a week, and what became of it: the same days that the patient sees.
import { classes } from '@/components/ui/classes'
import { dateWords } from '@/domain/date-words'
import { exercisesOf, type DueDay } from '@/domain/logging/week'
import { isFlexible } from '@/domain/plans/occurrences'
import type { Prescription } from '@/domain/plans/plan'

export interface DueThisWeekProps {
  week: readonly DueDay[]
  today: string
  locale: string
  /** By id. */
  prescriptions: ReadonlyMap<string, Prescription>
}

export function DueThisWeek({ week, today, locale, prescriptions }: DueThisWeekProps) {
  const flexible = week.some(({ due }) =>
    due.some(({ prescriptionId }) => {
      const prescription = prescriptions.get(prescriptionId)
      return prescription && isFlexible(prescription.dosage.frequency)
    }),
  )
  return (
    <>
      <ol className="grid gap-2 sm:grid-cols-2 lg:grid-cols-4 xl:grid-cols-7">
        {week.map((day) => {
          const { date } = day
          const exercises = exercisesOf(day)
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
              {exercises.length === 0 ? (
                <p className="text-muted">Nothing due</p>
              ) : (
                <ul className="space-y-1 leading-snug">
                  {exercises.map(({ prescriptionId, times, words }) => (
                    <li key={prescriptionId}>
                      {prescriptions.get(prescriptionId)?.exerciseName}
                      {times > 1 && <span className="text-muted"> × {times}</span>}
                      {words && <span className="block text-muted">{words}</span>}
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
          Where the patient chooses the days, an exercise stands on the day it was done, or else on the day by
          which it is counted.
        </p>
      )}
    </>
  )
}
