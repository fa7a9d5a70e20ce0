// Where the link in a reminder leads: one button. Looking at it ends nothing, since mail programs fetch links.
import type { Metadata } from 'next'
import { BellOff } from 'lucide-react'
import { LinkDeed } from '@/components/accounts/LinkDeed'
import { PublicShell } from '@/components/ui/PublicShell'
import { whoseReminders } from '@/server/reminders'
import { stopReminders } from './actions'

export const metadata: Metadata = { title: 'Reminders' }

export default async function StopRemindersPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const whose = await whoseReminders(token)
  if (!whose)
    return (
      <PublicShell title="This link is not in use any more">
        <p>
          Your e-mails go to another address now, or the link is cut off. Open it from the newest e-mail, or
          turn reminders off in your account.
        </p>
      </PublicShell>
    )
  return (
    <PublicShell
      title="Stop the e-mails"
      lead="What your phone shows goes on until you turn it off there, and your exercises stay as they are."
    >
      <LinkDeed
        act={stopReminders.bind(null, token)}
        icon={<BellOff />}
        verb="Stop the e-mails"
        done={{ title: 'No more e-mails are sent', words: 'You can turn them on again in your account.' }}
      />
    </PublicShell>
  )
}
