// Owns a conversation with the form below it, the same on both sides.
import { MessagesSquare } from 'lucide-react'
import { EmptyState } from '@/components/ui/EmptyState'
import { TextLink } from '@/components/ui/TextLink'
import { Conversation, type Written } from './Conversation'
import { MessageForm, type SendForm } from './MessageForm'
import { CountAgain } from './UnreadCount'

export interface ConversationPageProps {
  messages: readonly Written[]
  more: boolean
  hadNew: boolean
  mayWrite: boolean
  /** Of the message that may be written next. */
  formId: string
  label: string
  empty: string
  allHref: string
  /** Written already, to be changed or sent as it is. */
  text?: string
  locale: string
  send: SendForm
}

export function ConversationPage(props: ConversationPageProps) {
  const { messages, more, hadNew, mayWrite, formId, label, empty, allHref, text, locale, send } = props
  return (
    <div className="space-y-5">
      {hadNew && <CountAgain />}
      {more && (
        <p className="text-center">
          <TextLink href={allHref} className="inline-flex min-h-11 items-center">
            Show earlier messages
          </TextLink>
        </p>
      )}
      {messages.length === 0 ? (
        <EmptyState icon={<MessagesSquare />} title="No messages yet">
          {empty}
        </EmptyState>
      ) : (
        <Conversation messages={messages} locale={locale} />
      )}
      {mayWrite && <MessageForm {...{ label, text, send }} id={formId} />}
    </div>
  )
}
