// Owns a conversation with the form below it, the same on both sides.
import { MessagesSquare } from 'lucide-react'
import { EmptyState } from '@/components/ui/EmptyState'
import { TextLink } from '@/components/ui/TextLink'
import { Conversation, type Written } from './Conversation'
import { MessageForm, type BegunMessage, type SendForm } from './MessageForm'
import { SaysRead, type SayRead } from './SaysRead'

export interface ConversationPageProps {
  messages: readonly Written[]
  /** The message before which earlier ones lie, on a page of their own. */
  earlier: string | null
  /** This is such a page: what is written next stands on the newest one. */
  older: boolean
  /** New to whoever looks, and to be said as read once it is seen. */
  fresh: string[]
  mayWrite: boolean
  /** Of the message that may be written next. */
  formId: string
  label: string
  empty: string
  /** Where the newest are. */
  href: string
  begun?: BegunMessage | null
  locale: string
  send: SendForm
  sayRead: SayRead
}

export function ConversationPage(props: ConversationPageProps) {
  const {
    messages,
    earlier,
    older,
    fresh,
    mayWrite,
    formId,
    label,
    empty,
    href,
    begun = null,
    locale,
    send,
    sayRead,
  } = props
  return (
    <div className="space-y-5">
      {messages.length === 0 ? (
        <EmptyState icon={<MessagesSquare />} title="No messages yet">
          {empty}
        </EmptyState>
      ) : (
        // Turned round, so that it opens at its end and stays there, without any script; its one child is read in order.
        <div
          role="region"
          aria-label="Conversation"
          tabIndex={0}
          className="flex max-h-[max(9rem,42dvh)] flex-col-reverse overflow-y-auto overscroll-contain md:max-h-[52dvh] print:max-h-none"
        >
          <div>
            {earlier !== null && (
              <p className="text-center">
                <TextLink
                  href={`${href}?before=${earlier}`}
                  prefetch={false}
                  className="inline-flex min-h-11 items-center"
                >
                  Earlier messages
                </TextLink>
              </p>
            )}
            <Conversation messages={messages} locale={locale} />
          </div>
        </div>
      )}
      {fresh.length > 0 && <SaysRead ids={fresh} say={sayRead} />}
      {older && (
        <p className="text-center">
          <TextLink href={href} prefetch={false} className="inline-flex min-h-11 items-center">
            Newest messages
          </TextLink>
        </p>
      )}
      {mayWrite && !older && <MessageForm {...{ label, begun, send }} id={formId} />}
    </div>
  )
}
