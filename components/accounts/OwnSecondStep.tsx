// Owns one's own second step in the settings: turning it on, new recovery codes, turning it off. Each asks for the passphrase.
'use client'

import { useState } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'
import { AppSecret, type AppSecretProps } from './AppSecret'
import { CodeField } from './CodeField'
import { RecoveryCodes } from './RecoveryCodes'
import { textIn } from './textIn'
import { useAction } from './useAction'
import { WithProof, type Proof } from './WithProof'

export interface OwnSecondStepProps {
  on: boolean
  codesLeft: number
  begin: (proof: Proof) => Promise<ActionResult<AppSecretProps>>
  confirm: (input: { code: string }) => Promise<ActionResult<string[]>>
  renew: (proof: Proof) => Promise<ActionResult<string[]>>
  turnOff: (proof: Proof) => Promise<ActionResult<void>>
}

export function OwnSecondStep({ on, codesLeft, begin, confirm, renew, turnOff }: OwnSecondStepProps) {
  const beginning = useAction(begin)
  const confirming = useAction(confirm)
  if (confirming.value)
    return (
      <div className="space-y-4">
        <Alert tone="good" title="The second step is on">
          Your other devices are signed out.
        </Alert>
        <RecoveryCodes codes={confirming.value} />
      </div>
    )
  if (on) return <StepIsOn codesLeft={codesLeft} renew={renew} turnOff={turnOff} />
  if (beginning.value)
    return (
      <form
        {...confirming.formOf((given) => [{ code: textIn(given, 'code') }])}
        noValidate
        className="max-w-xl space-y-4"
      >
        {confirming.fields[''] && <Alert tone="danger" title={confirming.fields['']} />}
        <AppSecret {...beginning.value} />
        <CodeField label="Six digits from the app" digitsOnly form="step" error={confirming.fields.code} />
        <SubmitButton pending={confirming.pending}>Turn on</SubmitButton>
      </form>
    )
  return (
    <div className="space-y-4">
      <p>
        It is off. With it, a passphrase that somebody has seen or guessed is not enough to sign in: your
        phone is asked for a code as well.
      </p>
      <WithProof form="step" words="Set up a second step" action={beginning} />
    </div>
  )
}

function StepIsOn({
  codesLeft,
  renew,
  turnOff,
}: Pick<OwnSecondStepProps, 'codesLeft' | 'renew' | 'turnOff'>) {
  const renewing = useAction(renew)
  const turningOff = useAction(turnOff)
  const [asked, ask] = useState<'renew' | 'off' | null>(null)
  if (renewing.value) return <RecoveryCodes codes={renewing.value} />
  return (
    <div className="space-y-4">
      <p>
        It is on. {codesLeft === 1 ? 'One recovery code is' : `${codesLeft} recovery codes are`} left for when
        your phone is lost.
      </p>
      {codesLeft < 3 && (
        <Alert tone="warning" title="Make new recovery codes">
          Without a phone and without codes only another admin can let you in.
        </Alert>
      )}
      {asked === null && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => ask('renew')}>Make new recovery codes</Button>
          <Button onClick={() => ask('off')}>Turn off</Button>
        </div>
      )}
      {asked === 'renew' && (
        <>
          <p>The codes that you have now stop working.</p>
          <WithProof form="step" words="Make new recovery codes" action={renewing} />
        </>
      )}
      {asked === 'off' && <WithProof form="step" words="Turn off the second step" action={turningOff} />}
    </div>
  )
}
