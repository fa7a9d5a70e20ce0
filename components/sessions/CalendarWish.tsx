// Owns what of the calendar is looked at: how many days, and whose sessions. A plain form, and links to each view.
import { Button, LinkButton } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/inputs'
import { viewDays, viewWords, type CalendarView } from '@/domain/plans/calendar-view'

export interface CalendarWishProps {
  view: CalendarView
  on: string
  /** 'mine', 'all' or a therapist's id. */
  whose: string
  /** The viewer has sessions of their own. */
  own: boolean
  therapists: readonly { id: string; name: string }[]
}

export function CalendarWish({ view, on, whose, own, therapists }: CalendarWishProps) {
  return (
    <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <nav aria-label="View" className="flex flex-wrap gap-2">
        {(Object.keys(viewDays) as CalendarView[]).map((each) => (
          <LinkButton
            key={each}
            size="small"
            variant={each === view ? 'primary' : 'secondary'}
            aria-current={each === view ? 'page' : undefined}
            href={`/calendar?view=${each}&on=${on}&whose=${whose}`}
            prefetch={false}
          >
            {viewWords[each]}
          </LinkButton>
        ))}
      </nav>
      <form action="/calendar" className="flex items-end gap-2">
        <input type="hidden" name="view" value={view} />
        <input type="hidden" name="on" value={on} />
        <Field label="Whose sessions" form="calendar">
          <Select
            name="whose"
            key={whose}
            defaultValue={whose}
            options={[
              ...(own ? [{ value: 'mine', label: 'My sessions' }] : []),
              { value: 'all', label: 'All that I may see' },
              ...therapists.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
        <Button type="submit">Show</Button>
      </form>
    </div>
  )
}
