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
  /** Left out, the field keeps its own text. */
  value?: string
  onChange?: (value: string) => void
  /** Readable whatever the box says: the text is one that the page shows anyway. */
  shown?: boolean | undefined
}

export function PassphraseField({
  name = 'passphrase',
  label = 'Passphrase',
  autoComplete,
  value,
  onChange,
  shown = false,
  ...field
}: PassphraseFieldProps) {
  const [wanted, setWanted] = useState(false)
  return (
    <div className="space-y-2">
      <Field label={label} {...field}>
        <TextInput
          name={name}
          type={wanted || shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          required
          maxLength={2_000}
          {...(value !== undefined && { value })}
          onChange={(event) => onChange?.(event.currentTarget.value)}
        />
      </Field>
      {/* Without a name it is not sent with the form. */}
      <Checkbox
        id={`show-${field.form ?? ''}${name}`}
        label={`Show ${label.toLowerCase()}`}
        checked={wanted || shown}
        onChange={(event) => setWanted(event.currentTarget.checked)}
      />
    </div>
  )
}
