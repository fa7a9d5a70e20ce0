// Owns how a patient signs out: nothing of theirs stays on the phone and nothing that is not sent yet is lost, or they are told.
'use client'

import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { OwnerField } from '@/components/accounts/PageOwner'
import { useAction } from '@/components/accounts/useAction'
import { Alert } from '@/components/ui/Alert'
import { buttonClasses } from '@/components/ui/Button'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { sendWaiting } from './phone/outbox'
import { wipe, type GivenUp } from './phone/store'

export interface SignOutOfPhoneProps {
  person: string
  /** Whoever has a passphrase comes back alone; the others are asked first. */
  comesBackAlone: boolean
  /** The form comes where no script runs. */
  signOut: (form?: FormData) => Promise<void>
}

export function SignOutOfPhone({ person, comesBackAlone, signOut }: SignOutOfPhoneProps) {
  const [unsent, setUnsent] = useState<GivenUp>([])

  const { run, pending, fields } = useAction(async (givenUp: GivenUp = []) => {
    if (givenUp.length === 0) await sendWaiting(person).catch(() => undefined)
    const left = await wipe(person, givenUp).catch(() => (givenUp === 'all' ? [] : 'all'))
    setUnsent(left)
    if (left.length === 0) await signOut()
    return { ok: true, value: null }
  })

  const trouble = fields[''] && <Alert tone="danger" title={fields['']} />
  if (unsent.length === 0) {
    const form = (
      <form
        action={signOut}
        onSubmit={(event) => {
          event.preventDefault()
          run()
        }}
        className="space-y-3"
      >
        <OwnerField />
        {trouble}
        <SubmitButton variant={comesBackAlone ? 'secondary' : 'danger'} icon={<LogOut />} pending={pending}>
          {comesBackAlone ? 'Sign out' : 'Yes, sign out'}
        </SubmitButton>
      </form>
    )
    if (comesBackAlone) return form
    return (
      // Asked about without scripts too.
      <details>
        <summary className={buttonClasses({}, 'list-none')}>Sign out</summary>
        <div className="mt-3">{form}</div>
      </details>
    )
  }
  return (
    <Alert
      tone="warning"
      title={unsent === 'all' ? 'Perhaps not all is sent' : `Not sent yet: ${counted(unsent)}`}
    >
      <p role="alert" ref={intoView}>
        {unsent === 'all'
          ? 'This browser does not say what lies on this phone. If you sign out now, something that you logged may be lost, and your plan may stay here until you clear this site’s data in the browser.'
          : 'What you logged has not reached the clinic. If you sign out now, it is lost.'}
      </p>
      {trouble}
      <div className="mt-3 flex flex-wrap gap-2">
        <form action={() => run()}>
          <SubmitButton pending={pending}>Try to send, then sign out</SubmitButton>
        </form>
        <form action={() => run(unsent)}>
          <SubmitButton variant="danger" pending={pending}>
            Sign out and lose it
          </SubmitButton>
        </form>
      </div>
    </Alert>
  )
}

/** What was a button is now a question, longer than what was to be seen. */
const intoView = (question: HTMLElement | null) => question?.scrollIntoView({ block: 'center' })

const counted = ({ length }: readonly string[]) => `${length} ${length === 1 ? 'entry' : 'entries'}`
