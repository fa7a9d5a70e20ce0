// Owns what was written, the oldest first, as both sides see it.
import { Check } from 'lucide-react'
import { classes } from '@/components/ui/classes'
import { dateWords } from '@/domain/date-words'
import type { CalendarDate } from '@/domain/plans/plan'

export interface Written {
  id: string
  text: string
  author: string
  /** Of the viewer's side: a patient's own, or for staff what the clinic wrote. */
  own: boolean
  on: CalendarDate
  /** HH:MM */
  at: string
  /** The other side has seen it. */
  read: boolean
}

export function Conversation({ messages, locale }: { messages: readonly Written[]; locale: string }) {
  return (
    <ol aria-label="Messages" className="space-y-3">
      {messages.map((message) => (
        <li
          key={message.id}
          id={message.id}
          className={classes(
            'w-fit max-w-[min(36rem,90%)] rounded-card border px-3.5 py-2.5',
            message.own ? 'ml-auto border-accent bg-accent-soft' : 'border-line bg-raised',
          )}
        >
          <p className="flex flex-wrap gap-x-2 text-sm">
            <span className="font-semibold">{message.author}</span>
            <span className="text-muted">
              {dateWords(message.on, locale, 'weekday')}, {message.at}
            </span>
          </p>
          <p className="wrap-anywhere whitespace-pre-wrap">{message.text}</p>
          {message.own && message.read && (
            <p className="mt-0.5 flex items-center justify-end gap-1 text-sm text-muted">
              <Check aria-hidden className="size-4" />
              Read
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
