// The patient and their therapists write to each other here; ?move= begins a message about a session, ?before= is an earlier page.
import type { Metadata } from 'next'
import { v7 } from 'uuid'
import { ConversationPage } from '@/components/messages/ConversationPage'
import { callAddress } from '@/domain/phone'
import { found } from '@/server/found'
import { ownConversation } from '@/server/messages'
import { wishToMove } from '@/server/portal-pages'
import { requirePatient } from '@/server/session'
import { sayRead, sendToClinic } from './actions'

export const metadata: Metadata = { title: 'Messages' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function MessagesPage({ searchParams }: Props) {
  const viewer = await requirePatient()
  const { before, move } = await searchParams
  const begun = move === undefined ? null : await found(wishToMove(viewer, String(move)))
  const conversation = await found(ownConversation(viewer, before === undefined ? undefined : String(before)))
  return (
    <div className="space-y-5">
      <header>
        <h1 className="text-2xl font-bold">Messages</h1>
        <p className="text-muted">
          With your therapists at {viewer.clinicName}. They read them in working hours.
          {viewer.clinicPhone && (
            <>
              {' '}
              If it cannot wait, call{' '}
              <a
                href={callAddress(viewer.clinicPhone)}
                className="inline-flex min-h-11 items-center font-bold whitespace-nowrap text-accent-text underline"
              >
                {viewer.clinicPhone}
              </a>
              .
            </>
          )}
        </p>
      </header>
      <ConversationPage
        {...conversation}
        formId={v7()}
        label={conversation.messages.length === 0 ? 'Your first message' : 'Your message'}
        empty="Ask about an exercise, or say how it goes. Your therapists answer here."
        href="/messages"
        begun={begun}
        locale={viewer.locale}
        send={sendToClinic}
        sayRead={sayRead}
      />
    </div>
  )
}
