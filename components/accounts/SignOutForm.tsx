// Owns the button that ends this device's session, and wipes what was kept on the device for it.
'use client'

import { LogOut } from 'lucide-react'
import { anyEditsKept, forgetEditsOf } from '@/components/plans/kept-edits'
import type { ButtonSize } from '@/components/ui/Button'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { OwnerField, usePageOwner } from './PageOwner'
import { useAction } from './useAction'

export interface SignOutFormProps {
  /** The form comes where no script runs. */
  signOut: (form?: FormData) => Promise<void>
  size?: ButtonSize
}

export function SignOutForm({ signOut, size }: SignOutFormProps) {
  const owner = usePageOwner()
  const { run, pending, fields } = useAction(async () => {
    await signOut()
    return { ok: true, value: null }
  })
  return (
    <form
      action={signOut}
      onSubmit={(event) => {
        event.preventDefault()
        if (
          anyEditsKept(owner) &&
          !confirm('Something that you wrote is not saved yet. Sign out and lose it?')
        )
          return
        forgetEditsOf(owner)
        run()
      }}
    >
      <OwnerField />
      <SubmitButton variant="secondary" size={size} icon={<LogOut />} pending={pending}>
        Sign out
      </SubmitButton>
      {fields[''] && (
        <p role="alert" className="mt-1 text-sm font-semibold text-danger">
          {fields['']}
        </p>
      )}
    </form>
  )
}
