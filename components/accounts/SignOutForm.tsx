// Owns the button that ends this device's session, and wipes what was kept on the device for it.
'use client'

import { LogOut } from 'lucide-react'
import { anyEditsKept, forgetAllEdits } from '@/components/plans/kept-edits'
import type { ButtonSize } from '@/components/ui/Button'
import { SubmitButton } from '@/components/ui/SubmitButton'

export interface SignOutFormProps {
  signOut: () => Promise<void>
  size?: ButtonSize
}

export function SignOutForm({ signOut, size }: SignOutFormProps) {
  return (
    // Wrapped for the same reason as in useServerForm.
    <form
      action={() => signOut()}
      onSubmit={(event) => {
        if (anyEditsKept() && !confirm('Something that you wrote is not saved yet. Sign out and lose it?'))
          event.preventDefault()
        else forgetAllEdits()
      }}
    >
      <SubmitButton variant="secondary" size={size} icon={<LogOut />}>
        Sign out
      </SubmitButton>
    </form>
  )
}
