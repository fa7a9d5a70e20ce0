// Owns the clinic's opening hours: each weekday open from one time to another, or closed.
'use client'

import { Alert } from '@/components/ui/Alert'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'
import type { OpeningDay, OpeningHoursInput } from '@/domain/plans/clinic-hours'
import { SettingsErrors, type SettingsErrorsProps } from './SettingsErrors'
import { textIn } from './textIn'
import { useSettings, type SaveSettings } from './useSettings'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const says: SettingsErrorsProps<OpeningHoursInput>['says'] = {
  days: (days) =>
    days.map(({ weekday, from, to }) => `${weekdays[weekday - 1]}: ${from} to ${to}`).join('\n') ||
    'No day is ticked',
}

export interface OpeningHoursFormProps {
  days: readonly OpeningDay[]
  save: SaveSettings<OpeningHoursInput>
}

export function OpeningHoursForm({ days, save }: OpeningHoursFormProps) {
  const { form, filled, given, pending, done, fields, ...said } = useSettings<OpeningHoursInput>(
    { days: [...days] },
    saveByWeekday,
    (typed) => ({
      days: weekdays.flatMap((_, i) =>
        typed.get(`open-${i + 1}`)
          ? [{ weekday: i + 1, from: textIn(typed, `from-${i + 1}`), to: textIn(typed, `to-${i + 1}`) }]
          : [],
      ),
    }),
  )

  /** The answer counts the days that are open; the form's fields are named by weekday. What is wrong with all is of the form. */
  async function saveByWeekday(
    input: OpeningHoursInput,
    shown: OpeningHoursInput,
  ): Promise<ActionResult<void>> {
    const result = await save(input, shown)
    if (result.ok) return result
    const named = (path: string) =>
      path
        .replace(/^days$/, 'shown' in result.fields ? path : '')
        .replace(/^days\.(\d+)\.(\w+)$/, (_, i: string, part: string) => {
          return `${part}-${input.days[Number(i)]?.weekday}`
        })
    return {
      ...result,
      fields: Object.fromEntries(Object.entries(result.fields).map(([path, words]) => [named(path), words])),
    }
  }

  return (
    <form key={filled} {...form} noValidate className="space-y-4">
      <SettingsErrors {...said} {...{ fields, says }} form="hours" />
      <ul className="divide-y divide-line">
        {weekdays.map((name, i) => {
          const day = given.days.find(({ weekday }) => weekday === i + 1)
          const field = (part: string) => `${part}-${i + 1}`
          return (
            <li
              key={name}
              className="grid grid-cols-2 items-center gap-x-4 gap-y-1 py-2 sm:grid-cols-[10rem_auto_auto_1fr]"
            >
              <div className="max-sm:col-span-2">
                <Checkbox
                  id={`hours-${field('open')}`}
                  name={field('open')}
                  label={<span className="font-semibold">{name}</span>}
                  defaultChecked={day !== undefined}
                />
              </div>
              {(['from', 'to'] as const).map((part) => (
                <Field
                  key={part}
                  label={`${name}, open ${part === 'from' ? 'from' : 'until'}`}
                  labelHidden
                  form="hours"
                  error={fields[field(part)]}
                >
                  <TextInput
                    type="time"
                    name={field(part)}
                    onChange={({ currentTarget: { form } }) => {
                      // Whoever says when it is open says that it is.
                      const open = form?.elements.namedItem(field('open'))
                      if (open instanceof HTMLInputElement) open.checked = true
                    }}
                    defaultValue={day?.[part] ?? (part === 'from' ? '08:00' : '18:00')}
                  />
                </Field>
              ))}
            </li>
          )
        })}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pending={pending}>Save opening hours</SubmitButton>
        {done && !pending && <Alert tone="good" title="Saved" className="py-1.5" />}
      </div>
    </form>
  )
}
