// Owns how a patient signs out: nothing of theirs stays on the phone, and nothing that is not sent yet is lost without a word.
'use client'

import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { OwnerField } from '@/components/accounts/PageOwner'
import { useAction } from '@/components/accounts/useAction'
import { Alert } from '@/components/ui/Alert'
import { buttonClasses } from '@/components/ui/Button'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { sendWaiting, waitingOf } from './phone/outbox'
import { wipe } from './phone/store'

export interface SignOutOfPhoneProps {
  person: string
  /** Whoever has a passphrase comes back alone; the others are asked first. */
  comesBackAlone: boolean
  /** The form comes where no script runs. */
  signOut: (form?: FormData) => Promise<void>
}

export function SignOutOfPhone({ person, comesBackAlone, signOut }: SignOutOfPhoneProps) {
  const [unsent, setUnsent] = useState(0)

  const { run, pending, fields } = useAction(async (also?: 'unsent') => {
    const left = also ? 0 : await stillUnsent(person)
    setUnsent(left)
    if (left > 0) return { ok: true, value: null }
    // A browser that keeps nothing has nothing to wipe.
    await wipe(person).catch(() => undefined)
    await signOut()
    return { ok: true, value: null }
  })

  const trouble = fields[''] && <Alert tone="danger" title={fields['']} />
  if (unsent === 0) {
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
    <Alert tone="warning" title={`Not sent yet: ${unsent} ${unsent === 1 ? 'entry' : 'entries'}`}>
      <p role="alert">What you logged has not reached the clinic. If you sign out now, it is lost.</p>
      {trouble}
      <div className="mt-3 flex flex-wrap gap-2">
        <form action={() => run()}>
          <SubmitButton pending={pending}>Try to send, then sign out</SubmitButton>
        </form>
        <form action={() => run('unsent')}>
          <SubmitButton variant="danger" pending={pending}>
            Sign out and lose it
          </SubmitButton>
        </form>
      </div>
    </Alert>
  )
}

async function stillUnsent(person: string): Promise<number> {
  try {
    await sendWaiting(person)
    return (await waitingOf(person)).length
  } catch {
    return 0
  }
}
