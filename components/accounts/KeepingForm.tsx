// Owns for how long records are kept, and what stays of somebody who is erased.
'use client'

import { Alert } from '@/components/ui/Alert'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { NumberInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { plural } from '@/domain/plural'
import type { Keeping } from '@/domain/person-data'
import { SettingsErrors, type SettingsErrorsProps } from './SettingsErrors'
import { textIn } from './textIn'
import { useSettings, type SaveSettings } from './useSettings'

export interface KeepingFormProps {
  keeping: Keeping
  save: SaveSettings<Keeping>
}

const says: SettingsErrorsProps<Keeping>['says'] = {
  keepFigures: (keep) => `Figures are ${keep ? '' : 'not '}kept`,
  retentionYears: (years) =>
    years === null ? 'No number of years' : `Records are kept for ${plural(years, 'year')}`,
}

export function KeepingForm({ keeping, save }: KeepingFormProps) {
  const { form, filled, given, pending, done, fields, ...said } = useSettings(keeping, save, (typed) => {
    const years = textIn(typed, 'retentionYears').trim()
    return {
      keepFigures: typed.get('keepFigures') !== null,
      retentionYears: years === '' ? null : Number(years),
    }
  })
  return (
    <form key={filled} {...form} noValidate className="max-w-xl space-y-4">
      <SettingsErrors {...said} {...{ fields, says }} form="keeping" />
      <Field
        label="Keep records for"
        hint="Counted from the last entry. After that a record is listed here, and an admin decides. Your country’s law says how long."
        error={fields.retentionYears}
        form="keeping"
        optional
      >
        <NumberInput name="retentionYears" unit="years" defaultValue={given.retentionYears ?? ''} />
      </Field>
      <Checkbox
        name="keepFigures"
        defaultChecked={given.keepFigures}
        id="keeping-keepFigures"
        error={fields.keepFigures}
        label="When somebody is erased, keep their figures without the name"
        hint="It can be chosen anew for each person."
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pending={pending}>Save how records are kept</SubmitButton>
        {done && !pending && <Alert tone="good" title="Saved" className="py-1.5" />}
      </div>
    </form>
  )
}
