// A prescription's dosage in the form, to read and to set as a whole.
import { useFormContext, useWatch } from 'react-hook-form'
import { fieldOf } from '@/domain/plans/dosage'
import type { UnfinishedDosage } from '@/domain/plans/draft'
import type { ContentForm, PrescriptionPath } from './plan-form'

export const changed = { shouldDirty: true, shouldTouch: true, shouldValidate: true }
/** A field that is drawn shows that it is empty only when it is told so. */
const empty = Object.fromEntries(Object.keys(fieldOf).map((part) => [part, undefined]))

export function useDosage(path: PrescriptionPath) {
  const { control, setValue } = useFormContext<ContentForm>()
  const dosage = useWatch({ control, name: `${path}.dosage` }) as UnfinishedDosage
  return {
    dosage,
    setDosage(next: UnfinishedDosage) {
      setValue(`${path}.dosage`, { ...empty, ...next }, changed)
      setValue(`${path}.typed`, undefined, changed)
    },
  }
}
