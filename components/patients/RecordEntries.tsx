// Owns what is added to a record and never written over: the care team from a date, adverse events, the private note.
'use client'

import { useState } from 'react'
import type { z } from 'zod'
import { Button } from '@/components/ui/Button'
import { Section } from '@/components/ui/Card'
import { TextLink } from '@/components/ui/TextLink'
import type { ActionResult } from '@/domain/action-result'
import { dateWords } from '@/domain/date-words'
import {
  adverseEventSchema,
  clinicianNoteSchema,
  teamChangeSchema,
  type AdverseEvent,
} from '@/domain/patient-record'
import type { CalendarDate } from '@/domain/plans/plan'
import { RecordField, SectionForm } from './SectionForm'

type Save<S extends z.ZodType> = (values: z.input<S>) => Promise<ActionResult<void>>

interface CareTeamProps {
  team: readonly {
    id: string
    therapistId: string
    name: string
    from: CalendarDate
    to: CalendarDate | null
  }[]
  therapists: readonly { id: string; name: string }[]
  today: CalendarDate
  locale: string
  /** Null for whoever may not. */
  change: Save<typeof teamChangeSchema> | null
}

export function CareTeam({ team, therapists, today, locale, change }: CareTeamProps) {
  const open = team.filter(({ to }) => to === null)
  const others = therapists.filter(({ id }) => !open.some(({ therapistId }) => therapistId === id))
  return (
    <Section
      title="Care team"
      lead={
        change
          ? 'To hand the patient over, choose who joins and who leaves.'
          : 'Changed by its members, or by an admin.'
      }
    >
      {team.length === 0 ? (
        <p className="mb-4">Nobody yet: only an admin sees this patient.</p>
      ) : (
        <ul className="mb-4 divide-y divide-line">
          {team.map(({ id, name, from, to }) => (
            <li key={id} className="py-2 first:pt-0">
              <span className="font-semibold">{name}</span>,{' '}
              <span className="text-muted">
                from {dateWords(from, locale)}
                {to && ` to ${dateWords(to, locale)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {change && (
        <SectionForm
          about="Care team"
          schema={teamChangeSchema}
          values={{ joins: '', leaves: '', on: today }}
          save={change}
          verb="Change the care team"
          adds
        >
          <div className="grid gap-4 sm:grid-cols-3">
            <RecordField name="joins" label="Joins" placeholder="Nobody" choices={options(others)} optional />
            <RecordField name="leaves" label="Leaves" placeholder="Nobody" choices={options(open)} optional />
            <RecordField name="on" label="On" as="date" />
          </div>
        </SectionForm>
      )}
    </Section>
  )
}

const options = (people: readonly { id: string; name: string }[]) =>
  people.map(({ id, name }) => ({ value: id, label: name }))

interface AdverseEventsProps {
  /** The newest first. */
  events: readonly AdverseEvent[]
  /** Where those before them are shown, if there are any. */
  earlier: string | null
  today: CalendarDate
  locale: string
  add: Save<typeof adverseEventSchema>
}

export function AdverseEvents({ events, earlier, today, locale, add }: AdverseEventsProps) {
  const [correcting, setCorrecting] = useState<string | null>(null)
  return (
    <Section title="Adverse events" lead="Entries stay. A correction is kept beside what it corrects.">
      {events.length === 0 ? (
        <p className="mb-4">None recorded.</p>
      ) : (
        <ul className="mb-5 divide-y divide-line">
          {events.map((event) => (
            <li key={event.id} className="py-3 first:pt-0">
              <p className="text-sm text-muted">
                {dateWords(event.on, locale)}, written by {event.by}
                {event.corrected && ', corrected'}
              </p>
              <p className="whitespace-pre-line">{event.happened}</p>
              {event.done && <p className="whitespace-pre-line">Done: {event.done}</p>}
              {correcting === event.id ? (
                <div className="mt-3">
                  <AdverseEventForm
                    about="Correct an adverse event"
                    values={{ on: event.on, happened: event.happened, done: event.done, replaces: event.id }}
                    save={add}
                    verb="Save the correction"
                    onSaved={() => setCorrecting(null)}
                  />
                </div>
              ) : (
                <Button size="small" className="mt-1" onClick={() => setCorrecting(event.id)}>
                  Correct
                  <span className="sr-only"> the entry of {dateWords(event.on, locale)}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {earlier && (
        <p className="mb-5">
          <TextLink href={earlier} prefetch={false}>
            Show the earlier ones
          </TextLink>
        </p>
      )}
      <AdverseEventForm
        about="Add an adverse event"
        values={{ on: today, happened: '', done: '', replaces: null }}
        save={add}
        verb="Add adverse event"
        adds
      />
    </Section>
  )
}

interface AdverseEventFormProps {
  about: string
  values: z.input<typeof adverseEventSchema>
  save: Save<typeof adverseEventSchema>
  verb: string
  adds?: boolean
  onSaved?: () => void
}

function AdverseEventForm(props: AdverseEventFormProps) {
  return (
    <SectionForm schema={adverseEventSchema} {...props}>
      <RecordField name="on" label="Happened on" as="date" className="max-w-48" />
      <div className="grid gap-4 lg:grid-cols-2">
        <RecordField name="happened" label="What happened" as="lines" />
        <RecordField name="done" label="What was done" as="lines" optional />
      </div>
    </SectionForm>
  )
}

interface PrivateNoteProps {
  note: { text: string; number: number; by: string; on: CalendarDate | null }
  locale: string
  /** Null for who may read it and not write. */
  write: Save<typeof clinicianNoteSchema> | null
}

export function PrivateNote({ note, locale, write }: PrivateNoteProps) {
  const { text, number, by, on } = note
  return (
    <Section title="Private note" lead="For clinicians. The patient cannot see it.">
      {on && (
        <p className="mb-2 text-sm text-muted">
          Written by {by} on {dateWords(on, locale)}.
        </p>
      )}
      {write ? (
        <SectionForm
          about="Private note"
          schema={clinicianNoteSchema}
          values={{ text, read: number }}
          lines={(values) => [values.text || 'Nothing is written.']}
          save={(values, { read }) => write({ ...values, read })}
          verb="Save note"
        >
          <RecordField name="text" label="Note" as="lines" optional />
        </SectionForm>
      ) : (
        <p className="whitespace-pre-line">{text || 'Nothing is written.'}</p>
      )}
    </Section>
  )
}
