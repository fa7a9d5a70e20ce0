// Owns setting up the second step where the clinic asks for one, before the session begins.
'use client'

import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { AppSecret, type AppSecretProps } from './AppSecret'
import { CodeField } from './CodeField'
import { RecoveryCodes } from './RecoveryCodes'
import { useServerForm, type FormAction, type FormState } from './useServerForm'

export type Enrolled = FormState & { codes?: string[] }

export interface EnrolSecondStepProps {
  /** Null once it was set up. */
  secret: AppSecretProps | null
  enrol: FormAction<Enrolled>
  /** Where to go on to afterwards. */
  next: string
}

export function EnrolSecondStep({ enrol, next, secret }: EnrolSecondStepProps) {
  const { fields, codes, pending, formProps } = useServerForm(enrol)
  if (codes)
    return (
      <div className="space-y-5">
        <Alert tone="good" title="The second step is on" />
        <RecoveryCodes codes={codes} />
        <LinkButton variant="primary" size="large" wide href={next} prefetch={false}>
          I have kept them. Go on
        </LinkButton>
      </div>
    )
  if (!secret)
    return (
      <div className="space-y-5">
        <Alert tone="good" title="The second step is set up" />
        <LinkButton variant="primary" size="large" wide href={next} prefetch={false}>
          Go on
        </LinkButton>
      </div>
    )
  return (
    <form {...formProps} className="space-y-5">
      {fields[''] && <Alert tone="danger" title={fields['']} />}
      <AppSecret {...secret} />
      <CodeField label="Six digits from the app" digitsOnly error={fields.code} />
      <SubmitButton wide size="large" pending={pending} pendingLabel="Checking …">
        Turn on and sign in
      </SubmitButton>
    </form>
  )
}
