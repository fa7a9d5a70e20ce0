// Owns the two ways in that an invitation offers: this phone alone, or a passphrase for any device.
'use client'

import { Smartphone } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { ChoosePassphrase } from './ChoosePassphrase'
import type { FormAction } from './useServerForm'
import { useWayIn } from './useWayIn'

export interface AcceptInvitationProps {
  accept: FormAction
  token: string
  /** Of this page alone: where the answer is lost, it comes in by it when pressed again. */
  attempt: string
  /** Staff have no way in without a passphrase. */
  patient: boolean
  /** The sign-in name that the account has already. */
  signIn: string | null
  /** Four random words. */
  offered: string
}

export function AcceptInvitation({ accept, token, patient, signIn, ...given }: AcceptInvitationProps) {
  const [{ attempt, offered }] = useState(given)
  const byPhone = useWayIn(accept, accept)
  const byPassphrase = useWayIn(accept)
  const form = (
    <form {...byPassphrase.formProps} className="space-y-4">
      {byPassphrase.fields[''] && <Alert tone="danger" title={byPassphrase.fields['']} />}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="way" value="passphrase" />
      <ChoosePassphrase
        signIn={signIn}
        signInFixed={!patient && signIn !== null}
        offered={offered}
        fields={byPassphrase.fields}
      />
      <SubmitButton wide size="large" pending={byPassphrase.pending} pendingLabel="Saving …">
        Save and sign in
      </SubmitButton>
    </form>
  )
  if (!patient) return form
  return (
    <div className="space-y-6">
      <section aria-labelledby="this-phone">
        <h2 id="this-phone" className="text-xl font-bold">
          The easy way
        </h2>
        <p className="mt-1">
          No passphrase to remember. This phone stays signed in for 90 days. If you lose it, tell the clinic:
          they sign it out and give you a new link.
        </p>
        <form {...byPhone.formProps} className="mt-3 space-y-3">
          {byPhone.fields[''] && <Alert tone="danger" title={byPhone.fields['']} />}
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="way" value="this-device" />
          <input type="hidden" name="attempt" value={attempt} />
          <SubmitButton
            wide
            size="large"
            icon={<Smartphone />}
            pending={byPhone.pending}
            pendingLabel="One moment …"
          >
            Use only this phone
          </SubmitButton>
        </form>
      </section>
      <details
        className="border-t border-line pt-4"
        open={Object.keys(byPassphrase.fields).length > 0 || undefined}
      >
        <summary className="min-h-11 py-2 text-lg font-semibold">Choose a passphrase instead</summary>
        <p className="mb-4">Then you can sign in from any phone or computer.</p>
        {form}
      </details>
    </div>
  )
}
