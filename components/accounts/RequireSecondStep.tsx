// Owns the admin's choice whether all staff are asked for a second step at sign-in.
'use client'

import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import type { ActionResult } from '@/domain/action-result'
import { Deeds } from './AfterProof'
import { useAction } from './useAction'

export interface RequireSecondStepProps {
  required: boolean
  require: (required: boolean) => Promise<ActionResult<void>>
}

export function RequireSecondStep({ required, require }: RequireSecondStepProps) {
  const { run, pending, fields } = useAction(require)
  return (
    <div className="space-y-3">
      {fields[''] && <Alert tone="danger" title={fields['']} />}
      <p>
        {required
          ? 'Everybody of the staff is asked for a code of their phone after the passphrase.'
          : 'Each of the staff decides for themselves. If you ask everybody, whoever has none is signed out now and sets one up at the next sign-in.'}
      </p>
      <Deeds>
        <Button pending={pending} onClick={() => run(!required)}>
          {required ? 'Leave it to each' : 'Ask everybody for a second step'}
        </Button>
      </Deeds>
    </div>
  )
}
