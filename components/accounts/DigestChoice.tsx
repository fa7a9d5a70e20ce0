// Owns whether one gets the morning digest by e-mail.
'use client'

import { useAction } from '@/components/accounts/useAction'
import { Alert } from '@/components/ui/Alert'
import { Checkbox } from '@/components/ui/Checkbox'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'

export interface DigestChoiceProps {
  wanted: boolean
  choose: (input: { wanted: boolean }) => Promise<ActionResult<void>>
}

export function DigestChoice({ wanted, choose }: DigestChoiceProps) {
  const { formOf, pending, done, fields } = useAction(choose)
  return (
    <form {...formOf((form) => [{ wanted: form.has('wanted') }])} className="space-y-3">
      {fields[''] && <Alert tone="danger" title={fields['']} />}
      <Checkbox
        name="wanted"
        defaultChecked={wanted}
        label="Send me a morning digest"
        hint="After 7 in the morning, when patients of yours ask for attention: how many, and the way to them. It names nobody."
      />
      <SubmitButton pending={pending}>Save</SubmitButton>
      <p role="status" className="font-semibold">
        {done && 'Saved'}
      </p>
    </form>
  )
}
