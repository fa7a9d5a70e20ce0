// Where the link in a reminder leads: one button. Looking at it ends nothing, since mail programs fetch links.
import type { Metadata } from 'next'
import { BellOff } from 'lucide-react'
import { LinkDeed } from '@/components/ui/LinkDeed'
import { PublicShell } from '@/components/ui/PublicShell'
import { whoseReminders } from '@/server/reminders'
import { stopReminders } from './actions'

export const metadata: Metadata = { title: 'Reminders' }

export default async function StopRemindersPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const whose = await whoseReminders(token)
  if (!whose)
    return (
      <PublicShell title="This link does not work">
        <p>It may be cut off. Open it from the e-mail again, or turn reminders off in your account.</p>
      </PublicShell>
    )
  return (
    <PublicShell title="Stop reminders" lead="By e-mail and on your phones. Your exercises stay as they are.">
      <LinkDeed
        act={stopReminders.bind(null, token)}
        icon={<BellOff />}
        verb="Stop all reminders"
        done={{ title: 'No more reminders are sent', words: 'You can turn them on again in your account.' }}
      />
    </PublicShell>
  )
}
