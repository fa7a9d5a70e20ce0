// Owns typing in how the days of a week were: a row of pain under the boxes, and a word on a day below them.
import { CircleAlert } from 'lucide-react'
import { Field } from '@/components/ui/Field'
import { NumberInput, TextInput } from '@/components/ui/inputs'
import { dateWords } from '@/domain/date-words'
import type { PaperCheckIn } from '@/domain/logging/paper'
import type { CalendarDate } from '@/domain/plans/plan'

/** As it is being typed. */
export type DaySaid = { pain: string; word: string }

export interface PaperDay {
  checkIn: PaperCheckIn
  now: DaySaid
  error: string | undefined
}

/** Stays in view while the days are moved sideways; its edges are a shadow, since a table keeps the real ones to itself. */
export const nameCell = 'sticky -left-px z-1 bg-raised px-2 py-1 shadow-[inset_0_0_0_1px_var(--color-line)]'

export const asTyped = ({ pain, word }: PaperCheckIn): DaySaid => ({ pain: pain?.toString() ?? '', word })

/** What is no number stays as it was typed, so that the server can say so. */
export function painOf({ pain }: DaySaid): number | null {
  const text = pain.trim()
  if (text === '') return null
  return (/^\d+$/.test(text) ? Number(text) : text) as number
}

interface PaperDaysProps {
  days: readonly PaperDay[]
  locale: string
  say: (on: CalendarDate, said: DaySaid) => void
}

export function PainRow({
  columns,
  days,
  locale,
  say,
}: PaperDaysProps & { columns: readonly CalendarDate[] }) {
  return (
    <tr>
      <th scope="row" className={`${nameCell} font-semibold`}>
        Pain that day <span className="block text-sm font-normal text-muted">0 to 10</span>
      </th>
      {columns.map((on) => {
        const day = days.find(({ checkIn }) => checkIn.on === on)
        return (
          <td key={on} className="border border-line px-1 py-1 text-center">
            {day?.checkIn.onPhone && (
              <span className="inline-flex flex-col leading-none font-bold text-muted">
                {day.checkIn.pain ?? '–'} <span className="text-xs font-normal">phone</span>
              </span>
            )}
            {day && !day.checkIn.onPhone && (
              <NumberInput
                id={painId(on)}
                aria-label={`Pain on ${dateWords(on, locale, 'weekday')}`}
                aria-invalid={day.error ? true : undefined}
                aria-describedby={day.error ? `${painId(on)}-error` : undefined}
                value={day.now.pain}
                onChange={(event) => say(on, { ...day.now, pain: event.currentTarget.value })}
                className="mx-auto max-w-14 min-w-11 px-1! text-center"
              />
            )}
          </td>
        )
      })}
    </tr>
  )
}

const painId = (on: CalendarDate) => `pain-${on}`

/** A column is too narrow for words. */
export function PainErrors({ days, locale }: Omit<PaperDaysProps, 'say'>) {
  return days.map(
    ({ checkIn: { on }, error }) =>
      error && (
        <p key={on} id={`${painId(on)}-error`} className="flex items-start gap-1.5 font-semibold text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-[1.15em] shrink-0" />
          Pain on {dateWords(on, locale, 'weekday')}: {error}
        </p>
      ),
  )
}

export function WordsOfDays({ days, locale, say }: PaperDaysProps) {
  const open = days.filter(({ checkIn }) => !checkIn.onPhone)
  if (open.length === 0) return null
  return (
    <details open={open.some(({ checkIn }) => checkIn.word !== '')}>
      <summary className="min-h-8 cursor-pointer content-center font-semibold text-accent-text pointer-coarse:min-h-11">
        What is written beside a day
      </summary>
      <div className="mt-2 grid gap-3 sm:grid-cols-2">
        {open.map(({ checkIn: { on }, now }) => (
          <Field key={on} label={dateWords(on, locale, 'weekday')} optional form={`word-${on}`}>
            <TextInput
              name="word"
              maxLength={200}
              autoComplete="off"
              value={now.word}
              onChange={(event) => say(on, { ...now, word: event.currentTarget.value })}
            />
          </Field>
        ))}
      </div>
    </details>
  )
}
