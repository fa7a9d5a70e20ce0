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
import { WithProof, type Proof, type WithProofProps } from './WithProof'

export interface OwnSecondStepProps {
  on: boolean
  /** Codes of the phone can be checked; not where the program has another key than when it was set up. */
  known: boolean
  codesLeft: number
  begin: (proof: Proof) => Promise<ActionResult<AppSecretProps>>
  confirm: (input: { code: string }) => Promise<ActionResult<string[]>>
  renew: (proof: Proof) => Promise<ActionResult<string[]>>
  turnOff: (proof: Proof) => Promise<ActionResult<void>>
}

export function OwnSecondStep({ on, begin, confirm, ...rest }: OwnSecondStepProps) {
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
        <SubmitButton pending={confirming.pending}>{on ? 'Use this phone' : 'Turn on'}</SubmitButton>
      </form>
    )
  if (on) return <StepIsOn {...{ ...rest, beginning }} />
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

type StepIsOnProps = Pick<OwnSecondStepProps, 'known' | 'codesLeft' | 'renew' | 'turnOff'> & {
  beginning: WithProofProps['action']
}

function StepIsOn({ known, codesLeft, beginning, renew, turnOff }: StepIsOnProps) {
  const renewing = useAction(renew)
  const turningOff = useAction(turnOff)
  const [asked, ask] = useState<'phone' | 'renew' | 'off' | null>(null)
  if (renewing.value) return <RecoveryCodes codes={renewing.value} />
  return (
    <div className="space-y-4">
      <p>
        It is on. {codesLeft === 1 ? 'One recovery code is' : `${codesLeft} recovery codes are`} left for when
        your phone is lost.
      </p>
      {!known && (
        <Alert tone="warning" title="Codes of your phone cannot be checked any more">
          The program has another key than when you set the phone up, as after a restore. Set it up again;
          until then each sign-in takes a recovery code.
        </Alert>
      )}
      {codesLeft < 3 && (
        <Alert tone="warning" title="Make new recovery codes">
          Without a phone and without codes only another admin can let you in.
        </Alert>
      )}
      {asked === null && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => ask('phone')}>Use another phone</Button>
          <Button onClick={() => ask('renew')}>Make new recovery codes</Button>
          <Button onClick={() => ask('off')}>Turn off</Button>
        </div>
      )}
      {asked === 'phone' && (
        <>
          <p>
            The phone that you have now counts until you have given a code of the new one. Then you get new
            recovery codes, and your other devices are signed out.
          </p>
          <WithProof form="step" words="Set up another phone" action={beginning} />
        </>
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
