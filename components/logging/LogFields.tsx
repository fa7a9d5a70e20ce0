// Owns the hidden fields that say what a form is about, and what stood there before it. The id is for the plain form; a script makes its own.
import { OwnerField } from '@/components/accounts/PageOwner'
import { fieldsOfLog } from '@/domain/logging/form-entry'
import type { LoggedView } from '@/domain/logging/log'
import type { ExerciseView } from '@/domain/logging/today-page'
import type { CalendarDate } from '@/domain/plans/plan'

export interface LogFieldsProps {
  item: Pick<ExerciseView, 'key' | 'prescriptionId' | 'prescriptionVersionId' | 'slot'>
  on: CalendarDate
  formId: string
  /** The entry that the form corrects. */
  log: LoggedView | null
}

/** They come first: of a field that the form asks as well, its answer counts. */
export function LogFields({ item, on, formId, log }: LogFieldsProps) {
  return (
    <>
      <OwnerField />
      <input type="hidden" name="entry" value="log" />
      <input type="hidden" name="place" value={item.key} />
      <input type="hidden" name="id" value={formId} />
      <input type="hidden" name="prescriptionId" value={item.prescriptionId} />
      <input type="hidden" name="prescriptionVersionId" value={item.prescriptionVersionId} />
      <input type="hidden" name="dueOn" value={on} />
      <input type="hidden" name="slot" value={item.slot} />
      {log && <HiddenFields of={fieldsOfLog(log)} />}
    </>
  )
}

export const HiddenFields = ({ of }: { of: Readonly<Record<string, string>> }) =>
  Object.entries(of).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
