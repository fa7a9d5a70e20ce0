// Owns how a patient signs out: nothing of theirs stays on the phone, and nothing that is not sent yet is lost without a word.
'use client'

import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { sendWaiting, waitingOf } from './phone/outbox'
import { wipe } from './phone/store'

export interface SignOutOfPhoneProps {
  person: string
  signOut: () => Promise<void>
}

export function SignOutOfPhone({ person, signOut }: SignOutOfPhoneProps) {
  const [unsent, setUnsent] = useState(0)

  async function leave(also?: 'unsent') {
    const left = also ? 0 : await stillUnsent(person)
    setUnsent(left)
    if (left > 0) return
    // A browser that keeps nothing has nothing to wipe.
    await wipe(person).catch(() => undefined)
    await signOut()
  }

  if (unsent === 0)
    return (
      <form action={() => leave()}>
        <SubmitButton variant="secondary" icon={<LogOut />}>
          Sign out
        </SubmitButton>
      </form>
    )
  return (
    <Alert tone="warning" title={`Not sent yet: ${unsent} ${unsent === 1 ? 'entry' : 'entries'}`}>
      <p role="alert">What you logged has not reached the clinic. If you sign out now, it is lost.</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <form action={() => leave()}>
          <SubmitButton>Try to send, then sign out</SubmitButton>
        </form>
        <form action={() => leave('unsent')}>
          <SubmitButton variant="danger">Sign out and lose it</SubmitButton>
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
