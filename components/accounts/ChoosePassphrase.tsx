// Owns choosing a sign-in name and a new passphrase, with four random words on offer.
'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { PassphraseField } from './PassphraseField'

export interface ChoosePassphraseProps {
  signIn: string | null
  /** Shown and sent, and not to be changed. */
  signInFixed?: boolean
  offered: string
  fields: Readonly<Record<string, string>>
}

export function ChoosePassphrase({ signIn, signInFixed = false, offered, fields }: ChoosePassphraseProps) {
  const [passphrase, setPassphrase] = useState('')
  // What was offered first stays on offer, also when the page is drawn anew.
  const [words] = useState(offered)
  return (
    <>
      <Field
        label="Sign-in name"
        hint={
          signInFixed ? undefined : 'Your e-mail address, or a name without spaces that you will remember.'
        }
        error={fields.signIn}
      >
        <TextInput
          name="signIn"
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          required
          maxLength={200}
          readOnly={signInFixed}
          defaultValue={signIn ?? ''}
        />
      </Field>
      <PassphraseField
        label="New passphrase"
        hint="At least 15 characters. A few words are easier to remember than signs and numbers."
        error={fields.passphrase}
        autoComplete="new-password"
        value={passphrase}
        onChange={setPassphrase}
        shown={passphrase === words ? true : undefined}
      />
      <div className="rounded-control bg-sunken px-4 py-3">
        <p>
          Four random words, if you like: <strong className="block text-lg">{words}</strong>
        </p>
        <p className="mt-1 text-sm text-muted">Write them down and keep them somewhere safe.</p>
        <Button size="small" className="mt-2" onClick={() => setPassphrase(words)}>
          Use these words
        </Button>
      </div>
    </>
  )
}
