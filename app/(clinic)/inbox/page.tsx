// The patients who write or are written to: whose messages wait, first. It shows no message, so that opening one can be noted.
import type { Metadata } from 'next'
import { ConversationList } from '@/components/messages/ConversationList'
import { PageHeader } from '@/components/ui/PageHeader'
import { listConversations } from '@/server/messages'
import { requireStaff } from '@/server/session'

export const metadata: Metadata = { title: 'Messages' }

export default async function InboxPage() {
  const viewer = await requireStaff()
  return (
    <>
      <PageHeader
        title="Messages"
        lead="With your patients. A message counts as read once one of their therapists has opened it."
      />
      <ConversationList lines={await listConversations(viewer)} locale={viewer.locale} />
    </>
  )
}
