// Owns choosing days of the week: seven boxes in a row, each with its day's short name.
import { FieldError } from '@/components/ui/Field'
import { VisuallyHidden } from '@/components/ui/VisuallyHidden'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

export interface WeekdayBoxesProps {
  /** Takes the focus when the error summary leads here. */
  id: string
  legend: string
  /** "Scapular squeeze in Intensive": makes each box's name unique on the page. */
  of: string
  /** Monday is 1. */
  days: readonly number[]
  onChange: (days: number[]) => void
  error?: string | undefined
}

export function WeekdayBoxes({ id, legend, of, days, onChange, error }: WeekdayBoxesProps) {
  return (
    <fieldset id={id} tabIndex={-1} className="min-w-0">
      <legend className="mb-0.5 text-sm text-muted">
        {legend}
        <VisuallyHidden>, {of}</VisuallyHidden>
      </legend>
      <div className="flex flex-wrap gap-1">
        {weekdays.map((name, i) => (
          <label
            key={name}
            className="relative flex rounded-control bg-raised text-sm font-semibold hover:bg-sunken"
          >
            <input
              type="checkbox"
              aria-label={`${name}, ${of}`}
              checked={days.includes(i + 1)}
              onChange={(event) => {
                const others = days.filter((day) => day !== i + 1)
                onChange((event.currentTarget.checked ? [...others, i + 1] : others).sort((a, b) => a - b))
              }}
              className="peer absolute inset-0 size-full cursor-pointer opacity-0"
            />
            <span className="flex min-h-10 items-center rounded-control border border-edge px-2 peer-checked:chosen peer-checked:border-accent peer-checked:bg-accent peer-checked:text-accent-ink peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent-text pointer-coarse:min-h-11">
              {name}
            </span>
          </label>
        ))}
      </div>
      {error && <FieldError>{error}</FieldError>}
    </fieldset>
  )
}
