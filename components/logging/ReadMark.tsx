// Owns saying that one has read an item: a form, so that it works before and without any script.
'use client'

import { Check } from 'lucide-react'
import { OwnerField } from '@/components/accounts/PageOwner'
import { usePlainForm } from '@/components/accounts/usePlainForm'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'

export interface ReadMarkProps {
  name: string
  read: boolean
  /** Bound to the item and to the other state than the one that is shown. */
  toggle: () => Promise<ActionResult<void>>
}

export function ReadMark({ name, read, toggle }: ReadMarkProps) {
  const { pending, fields, formProps } = usePlainForm(toggle)
  const problem = Object.values(fields).join(' ')
  return (
    <form {...formProps}>
      <OwnerField />
      <SubmitButton pending={pending} variant="secondary" icon={read ? undefined : <Check />}>
        {read ? 'I want to read it again' : 'I have read it'}
        <span className="sr-only">: {name}</span>
      </SubmitButton>
      {problem && (
        <p role="alert" className="mt-1 text-sm font-semibold text-danger">
          {problem}
        </p>
      )}
    </form>
  )
}
