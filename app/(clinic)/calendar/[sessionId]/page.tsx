// One session: when and with whom, what became of it, and its record.
import type { Metadata } from 'next'
import { markSession, moveSession, writeRecord } from '@/app/(clinic)/calendar/actions'
import { RecordEntries } from '@/components/sessions/RecordEntries'
import { RecordForm } from '@/components/sessions/RecordForm'
import { SessionActions } from '@/components/sessions/SessionActions'
import { SessionStatusBadge } from '@/components/sessions/SessionStatusBadge'
import { Section } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { TextLink } from '@/components/ui/TextLink'
import { dateWords } from '@/domain/date-words'
import { dateIn, timeIn } from '@/server/clock'
import { found } from '@/server/found'
import { listTherapists } from '@/server/patients'
import { requireStaff } from '@/server/session'
import { sessionFile } from '@/server/session-records'

export const metadata: Metadata = { title: 'Session' }

export default async function SessionPage({ params }: { params: Promise<{ sessionId: string }> }) {
  const viewer = await requireStaff()
  const { session, entries, planned, mayWriteNote } = await found(
    sessionFile(viewer, (await params).sessionId),
  )
  const when = `${dateWords(session.date, viewer.locale, 'weekday')}, ${session.time}`
  const [newest] = entries
  const held = session.status === 'attended' || (session.status === 'booked' && session.canBeMarked)
  return (
    <>
      <PageHeader
        title={`Session on ${dateWords(session.date, viewer.locale, 'full')}`}
        lead={`${session.time}, ${session.minutes} minutes, with ${session.therapistName}`}
        back={{ href: `/patients/${session.patientId}`, label: session.patientName }}
        status={<SessionStatusBadge session={session} />}
        actions={
          <SessionActions
            session={session}
            when={when}
            therapists={await listTherapists(viewer)}
            mark={markSession}
            move={moveSession}
          />
        }
      />
      <div className="max-w-3xl space-y-8">
        {session.plans.length > 0 && (
          <p>
            For{' '}
            {session.plans.map((plan, i) => (
              <span key={plan.id}>
                {i > 0 && ', '}
                <TextLink href={`/plans/${plan.id}`}>{plan.problem}</TextLink>
              </span>
            ))}
          </p>
        )}
        <RecordForm
          entry={newest ?? null}
          planned={planned}
          mayWriteNote={mayWriteNote}
          lead={
            newest
              ? `Saved by ${newest.writtenBy}, ${dateWords(dateIn(viewer.timeZone, newest.writtenAt), viewer.locale)}, ${timeIn(viewer.timeZone, newest.writtenAt)}.`
              : session.status === 'booked'
                ? 'Saving it marks the session as attended.'
                : undefined
          }
          notHeld={
            held
              ? null
              : session.canBeMarked
                ? 'A record is written of a session that was attended.'
                : 'A record can be written once the day has come.'
          }
          locale={viewer.locale}
          timeZone={viewer.timeZone}
          write={writeRecord.bind(null, session.id)}
        />
        {entries.length > (held ? 1 : 0) && (
          <Section title={held ? 'Earlier entries' : 'Record'}>
            <RecordEntries
              entries={held ? entries.slice(1) : entries}
              locale={viewer.locale}
              timeZone={viewer.timeZone}
            />
          </Section>
        )}
      </div>
    </>
  )
}
