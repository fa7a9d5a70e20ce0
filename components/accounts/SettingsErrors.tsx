// Owns what stands above a form of settings: what is wrong in it, or what somebody else has changed meanwhile, with the choice between the two.
import { FormErrors } from '@/components/ui/FormErrors'
import { Overtaken } from '@/components/ui/Overtaken'
import type { useSettings } from './useSettings'

export interface SettingsErrorsProps<Values extends object> extends Pick<
  ReturnType<typeof useSettings<Values>>,
  'fields' | 'message' | 'overtaken'
> {
  form: string
  /** How each of the values is read. */
  says: { [Name in keyof Values]: (value: Values[Name]) => string }
}

export function SettingsErrors<Values extends object>(props: SettingsErrorsProps<Values>) {
  const { form, fields, message, overtaken, says } = props
  if (!overtaken) return <FormErrors fields={fields} message={message} form={form} />
  const { words, theirs, ...choice } = overtaken
  return (
    <Overtaken title={words} {...choice}>
      {(Object.keys(theirs) as (keyof Values)[]).map((name) => (
        <p key={String(name)}>{says[name](theirs[name] as Values[typeof name])}</p>
      ))}
    </Overtaken>
  )
}
