// What a patient and their therapists write to each other, as staff see it; ?before= is an earlier page.
import type { Metadata } from 'next'
import { v7 } from 'uuid'
import { ConversationPage } from '@/components/messages/ConversationPage'
import { Alert } from '@/components/ui/Alert'
import { PageHeader } from '@/components/ui/PageHeader'
import { found } from '@/server/found'
import { conversationWith } from '@/server/messages'
import { requireStaff } from '@/server/session'
import { sayReadForTeam, sendToPatient } from './actions'

export const metadata: Metadata = { title: 'Messages' }

type Props = {
  params: Promise<{ patientId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function PatientMessagesPage({ params, searchParams }: Props) {
  const viewer = await requireStaff()
  const { patientId } = await params
  const { before } = await searchParams
  const conversation = await found(
    conversationWith(viewer, patientId, before === undefined ? undefined : String(before)),
  )
  return (
    <>
      <PageHeader
        title={`Messages with ${conversation.patientName}`}
        back={{ href: `/patients/${patientId}`, label: conversation.patientName }}
      />
      {!conversation.mayWrite && (
        <Alert title="You read along" className="mb-5">
          This patient’s own therapists write here. That you opened the messages is in the audit log.
        </Alert>
      )}
      <ConversationPage
        {...conversation}
        formId={v7()}
        label={`Message to ${conversation.patientName}`}
        empty="What you write appears in the patient’s portal."
        href={`/patients/${patientId}/messages`}
        locale={viewer.locale}
        send={sendToPatient.bind(null, patientId, conversation.messages.at(-1)?.id ?? 'none')}
        sayRead={sayReadForTeam.bind(null, patientId)}
      />
    </>
  )
}
