// Owns the button that ends this device's session.
'use client'

import { LogOut } from 'lucide-react'
import type { ButtonSize } from '@/components/ui/Button'
import { SubmitButton } from '@/components/ui/SubmitButton'

export interface SignOutFormProps {
  signOut: () => Promise<void>
  size?: ButtonSize
}

export function SignOutForm({ signOut, size }: SignOutFormProps) {
  return (
    // Wrapped for the same reason as in useServerForm.
    <form action={() => signOut()}>
      <SubmitButton variant="secondary" size={size} icon={<LogOut />}>
        Sign out
      </SubmitButton>
    </form>
  )
}
