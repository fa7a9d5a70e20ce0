// Owns the field for a passphrase: pasting allowed, password managers welcome, and a way to see what was typed.
'use client'

import { useState, type ReactNode } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'

export interface PassphraseFieldProps {
  name?: string
  label?: string
  hint?: ReactNode
  error?: string | undefined
  form?: string
  autoComplete: 'current-password' | 'new-password'
  defaultValue?: string | undefined
  /** Where something offered is to be put into the field. */
  shownAtFirst?: boolean
}

export function PassphraseField({
  name = 'passphrase',
  label = 'Passphrase',
  shownAtFirst = false,
  autoComplete,
  defaultValue,
  ...field
}: PassphraseFieldProps) {
  const [shown, setShown] = useState(shownAtFirst)
  return (
    <div className="space-y-2">
      <Field label={label} {...field}>
        <TextInput
          name={name}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          required
          maxLength={2_000}
          defaultValue={defaultValue}
        />
      </Field>
      {/* Without a name it is not sent with the form. */}
      <Checkbox
        id={`show-${field.form ?? ''}${name}`}
        label={`Show ${label.toLowerCase()}`}
        checked={shown}
        onChange={(event) => setShown(event.currentTarget.checked)}
      />
    </div>
  )
}
