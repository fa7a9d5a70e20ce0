// Owns the hidden fields that say which exercise, day and entry a form is about. The id is for the plain form; a script makes its own.
import { OwnerField } from '@/components/accounts/PageOwner'
import type { ExerciseView } from '@/domain/logging/today-page'
import type { CalendarDate } from '@/domain/plans/plan'

export interface LogFieldsProps {
  item: ExerciseView
  on: CalendarDate
  formId: string
  replaces: string | null
}

export function LogFields({ item, on, formId, replaces }: LogFieldsProps) {
  return (
    <>
      <OwnerField />
      <input type="hidden" name="entry" value="log" />
      <input type="hidden" name="id" value={formId} />
      <input type="hidden" name="prescriptionId" value={item.prescriptionId} />
      <input type="hidden" name="prescriptionVersionId" value={item.prescriptionVersionId} />
      <input type="hidden" name="dueOn" value={on} />
      <input type="hidden" name="slot" value={item.slot} />
      <input type="hidden" name="replaces" value={replaces ?? ''} />
    </>
  )
}
