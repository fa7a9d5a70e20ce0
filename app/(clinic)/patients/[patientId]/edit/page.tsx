// A patient's whole record: each section is saved on its own.
import type { Metadata } from 'next'
import { Consents } from '@/components/patients/Consents'
import { EarlierWordings } from '@/components/patients/EarlierWordings'
import { AdverseEvents, CareTeam, PrivateNote } from '@/components/patients/RecordEntries'
import { RecordSections } from '@/components/patients/RecordSections'
import { PageHeader } from '@/components/ui/PageHeader'
import { timeZones } from '@/domain/accounts/time-zones'
import { cameFromSchema } from '@/domain/patient-record'
import { dateIn } from '@/server/clock'
import { consentsOfPatient } from '@/server/consents'
import { earlierWordings } from '@/server/earlier-wordings'
import { found } from '@/server/found'
import { sendsMail } from '@/server/mail'
import { getPatientRecord } from '@/server/patient-record'
import { getPatient, listTherapists } from '@/server/patients'
import { requireStaff } from '@/server/session'
import { addAdverseEvent, changeTeam, recordConsent, saveSection, writeNote } from './actions'

export const metadata: Metadata = { title: 'Record' }

/** Each adverse event is shown with a way to correct it. */
const eventsAtOnce = 20
const answersShown = 5

export default async function EditPatientPage({
  params,
  searchParams,
}: {
  params: Promise<{ patientId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const viewer = await requireStaff()
  const { id, name, timeZone, today, mayTreat, entrusted } = await found(
    getPatient(viewer, (await params).patientId),
  )
  const record = await found(getPatientRecord(viewer, id))
  const earlier = await found(earlierWordings(viewer, id))
  const { locale } = viewer
  const asked = await searchParams
  const from = cameFromSchema.safeParse(asked)
  const event = Math.max(0, Number(asked.event) || 0)
  const nextEvent = event + eventsAtOnce
  const back = from.success
    ? { href: `/plans/${from.data.plan}/edit`, label: 'Plan' }
    : { href: `/patients/${id}`, label: name }
  return (
    <>
      <PageHeader title="Record" lead={name} back={back} />
      <div className="space-y-8">
        <RecordSections
          sections={record.sections}
          visits={record.visits}
          // The stored zone may be an older name that the list does not have.
          timeZones={[...new Set([timeZone, ...timeZones()])]}
          mayChangePerson={entrusted}
          sendsMail={sendsMail()}
          earlier={{
            problem: <EarlierWordings section="problem" {...earlier.problem} locale={locale} />,
            screening: <EarlierWordings section="screening" {...earlier.screening} locale={locale} />,
            visits: <EarlierWordings section="visits" {...earlier.visits} locale={locale} />,
          }}
          locale={locale}
          save={saveSection.bind(null, id)}
        />
        <Consents
          consents={(await found(consentsOfPatient(viewer, id))).map((each) => ({
            ...each,
            answers: each.answers.slice(0, answersShown),
            before: Math.max(0, each.answers.length - answersShown),
          }))}
          today={today}
          locale={locale}
          record={recordConsent.bind(null, id)}
        />
        <CareTeam
          team={record.team}
          therapists={await listTherapists(viewer)}
          today={dateIn(viewer.timeZone)}
          locale={locale}
          change={entrusted ? changeTeam.bind(null, id) : null}
        />
        <AdverseEvents
          events={record.adverseEvents.slice(event, nextEvent)}
          earlier={nextEvent < record.adverseEvents.length ? `/patients/${id}/edit?event=${nextEvent}` : null}
          today={today}
          locale={locale}
          add={addAdverseEvent.bind(null, id)}
        />
        <PrivateNote note={record.note} locale={locale} write={mayTreat ? writeNote.bind(null, id) : null} />
      </div>
    </>
  )
}
