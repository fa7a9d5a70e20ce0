// One patient: the record, how the plans go, sessions, assessments, and the way into the portal.
import type { Metadata } from 'next'
import { FilePlus2, MessagesSquare, Pencil, Ruler } from 'lucide-react'
import { bookSession, markSession, moveSession } from '@/app/(clinic)/calendar/actions'
import { proveItIsMe } from '@/app/own-account-actions'
import { InvitePatient } from '@/components/accounts/InvitePatient'
import { FlagList } from '@/components/caseload/FlagList'
import { PatientWords } from '@/components/logging/PatientWords'
import { CurrentPlans, EndedPlans } from '@/components/logging/PatientPlans'
import { SaysRead } from '@/components/messages/SaysRead'
import { AgainstAlert } from '@/components/plans/AgainstAlert'
import { FormerPatient, PutAside } from '@/components/patients/FormerPatient'
import { Timeline } from '@/components/patients/Timeline'
import { AssessmentList } from '@/components/reassessment/AssessmentList'
import { BookSession } from '@/components/sessions/BookSession'
import { PatientSessions } from '@/components/sessions/PatientSessions'
import { StillBooked } from '@/components/sessions/StillBooked'
import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'
import { Section } from '@/components/ui/Card'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { TextLink } from '@/components/ui/TextLink'
import { reasonWords } from '@/domain/accounts/emergency'
import { cautionCodes } from '@/domain/catalog/vocabulary'
import { standingWords } from '@/domain/consents'
import { dateWords } from '@/domain/date-words'
import { newestWords } from '@/domain/newest-words'
import { freshOf } from '@/domain/logging/written'
import { openCautions } from '@/domain/plans/cautions'
import { visitsWarning } from '@/domain/patient-record'
import { isAnothersEarlier } from '@/domain/plans/session-forms'
import { bookedAfterPlans } from '@/domain/plans/still-booked'
import { reminderWords } from '@/domain/reminders/reminder'
import { dateIn, timeIn } from '@/server/clock'
import { consentStandings } from '@/server/consents'
import { openedUntil } from '@/server/emergency-access'
import { patientTimeline } from '@/domain/patient-timeline'
import { asksForBaseline } from '@/domain/reassessment/baseline'
import { measureCourses } from '@/domain/reassessment/measure-series'
import { flagsOfPatient } from '@/server/flags'
import { found } from '@/server/found'
import { patientAccess } from '@/server/invitations'
import { messagesByDay } from '@/server/messages'
import { hasProof } from '@/server/own-proof'
import { getPatient } from '@/server/patients'
import { patientWrote } from '@/server/patient-words'
import { getPatientRecord } from '@/server/patient-record'
import { contraindicationsMet } from '@/server/prescribable'
import { progressOfPatient } from '@/server/progress'
import { chosenReminders } from '@/server/reminders'
import { requireStaff } from '@/server/session'
import { isAdmin } from '@/server/viewer'
import { bookingChoices } from '@/server/session-booking'
import { mostOfPatient, sessionsOfPatient } from '@/server/sessions'
import { closeFlags, putOffFlags } from './flag-actions'
import { bringPatientBack, putPatientAside } from './former-actions'
import { endSessionsOfPatient, invitePatientToPortal } from './invitation-actions'
import { sayReadWords } from './words-actions'

// The address and the title of the window say nothing of who is ill.
export const metadata: Metadata = { title: 'Patient' }

export default async function PatientPage({ params }: { params: Promise<{ patientId: string }> }) {
  const viewer = await requireStaff()
  const patient = await found(getPatient(viewer, (await params).patientId))
  const { plans, assessments, own } = await progressOfPatient(viewer, patient.id)
  const flags = await flagsOfPatient(viewer, patient.id)
  const sessions = await sessionsOfPatient(viewer, patient.id)
  const choices = await bookingChoices(viewer, patient.id)
  const access = await patientAccess(viewer, patient.id)
  // Only another way in asks for it.
  const proved = !access.wasIn || (await hasProof(viewer))
  const messages = await messagesByDay(viewer, patient.id)
  const written = await patientWrote(viewer, patient.id)
  const fresh = freshOf(written)
  const { sections, visits, adverseEvents, emergencies } = await found(getPatientRecord(viewer, patient.id))
  const reminders = reminderWords(await chosenReminders(viewer, patient.id))
  const { person, screening } = sections
  const consents = await found(consentStandings(viewer, patient.id))
  const emergency = await openedUntil(viewer, patient.id)
  const warning = visitsWarning(visits)
  const today = dateIn(viewer.timeZone)
  const when = (date: string) => dateWords(date, viewer.locale)
  const team = patient.careTeam.filter((member) => member.to === null || member.to >= today)
  const therapistId =
    team.find((member) => member.therapistId === viewer.accountId)?.therapistId ?? team[0]?.therapistId
  const assessed = assessments.toReversed()
  const current = plans.filter((plan) => plan.status === 'active')
  const prescribed = current.flatMap(({ phases }) => phases).flatMap(({ phase }) => phase.prescriptions)
  const against = await contraindicationsMet(
    viewer,
    prescribed.map(({ exerciseId }) => exerciseId),
    patient.precautions,
  )
  const measuresOf = (planId: string) =>
    measureCourses(
      assessed.filter((each) => each.planId === planId),
      own,
    )
  const drawn = { plans, measuresOf, locale: viewer.locale }
  const drafts = patient.plans.filter((plan) => plan.status === 'draft')
  const newPlan = patient.mayTreat && !patient.formerSince && (
    <LinkButton
      variant={current.length === 0 ? 'primary' : 'secondary'}
      icon={<FilePlus2 />}
      href={`/plans/new?patient=${patient.id}`}
      prefetch={false}
    >
      Start a plan
    </LinkButton>
  )
  const measure = patient.mayTreat &&
    !patient.formerSince &&
    !emergency &&
    asksForBaseline(patient.plans, assessments) && (
      <LinkButton href={`/patients/new/baseline?patient=${patient.id}`} prefetch={false} icon={<Ruler />}>
        Measure the baseline
      </LinkButton>
    )

  return (
    <>
      <PageHeader
        title={patient.name}
        lead={patient.diagnosis}
        back={{ href: '/caseload', label: 'Caseload' }}
        actions={
          <>
            {patient.entrusted && !patient.formerSince && (
              <BookSession
                patientName={patient.name}
                choices={choices}
                date={today}
                therapistId={therapistId ?? ''}
                book={bookSession.bind(null, patient.id)}
              />
            )}
            <LinkButton href={`/patients/${patient.id}/messages`} prefetch={false} icon={<MessagesSquare />}>
              Messages
            </LinkButton>
            {current.length > 0 && newPlan}
          </>
        }
      />
      <div className="space-y-8">
        {patient.formerSince && (
          <FormerPatient
            since={when(patient.formerSince)}
            bring={patient.entrusted ? bringPatientBack.bind(null, patient.id) : null}
          />
        )}
        {emergency && (
          <Alert
            tone="warning"
            title={`Open to you in an emergency until ${timeIn(viewer.timeZone, emergency)}`}
          >
            What you do here counts as with your own patients, and is in the audit log. Care team and portal
            are changed, sessions booked, flags closed, plans assessed and ended, by the patient’s own
            therapists.
          </Alert>
        )}
        {warning && <Alert tone="warning" title={warning} />}
        {current.map(({ id, phases }) => (
          <AgainstAlert
            key={id}
            planId={id}
            open={openCautions(phases, against)}
            mayWrite={patient.mayTreat}
          />
        ))}
        {drafts.map((draft) => (
          <p key={draft.id}>
            A plan is being written:{' '}
            <TextLink href={`/plans/${draft.id}/edit`}>{draft.problem || 'new plan'}</TextLink>
          </p>
        ))}
        {flags.length > 0 && (
          <Section title="Attention">
            <FlagList
              flags={flags}
              today={today}
              locale={viewer.locale}
              deeds={patient.mayTreat && !emergency ? { close: closeFlags, putOff: putOffFlags } : null}
            />
          </Section>
        )}
        <CurrentPlans {...drawn} />
        {written.length > 0 && (
          <Section
            id="written"
            title="Written while logging"
            lead="Notes to the therapist, and words on a day."
          >
            <PatientWords written={written} locale={viewer.locale} />
            {fresh.length > 0 && <SaysRead ids={fresh} say={sayReadWords.bind(null, patient.id)} />}
          </Section>
        )}
        <StillBooked
          sessions={bookedAfterPlans(sessions, patient.plans)}
          why="although no plan goes on"
          locale={viewer.locale}
        />
        {current.length === 0 && !patient.formerSince && (
          <EmptyState title="No active plan" action={newPlan}>
            {patient.mayTreat
              ? 'A protocol fills a plan in under a minute; an empty one is built from the catalog.'
              : 'A plan is started by the patient’s own therapists.'}
          </EmptyState>
        )}
        <Section title="Sessions" bare>
          {sessions.length === mostOfPatient && (
            <Alert tone="info" title={`The newest ${mostOfPatient} sessions`} className="mb-4">
              Those before them are in the data that is kept about this person, which an admin can fetch.
            </Alert>
          )}
          <PatientSessions
            sessions={
              emergency
                ? sessions.map((each) => ({
                    ...each,
                    mayCancel: each.mayCancel && !isAnothersEarlier(each, viewer, today),
                  }))
                : sessions
            }
            locale={viewer.locale}
            therapists={choices.therapists}
            deeds={{ mark: markSession, move: moveSession }}
          />
        </Section>
        <Section title="Timeline">
          <Timeline
            entries={patientTimeline({
              ...{ patientId: patient.id, today, plans, assessments, sessions, flags, messages },
            })}
            locale={viewer.locale}
          />
        </Section>
        <Section title="Assessments" bare actions={assessments.length > 0 && measure}>
          <AssessmentList assessments={assessments} own={own} locale={viewer.locale} action={measure} />
        </Section>
        <div className="grid gap-8 lg:grid-cols-2">
          <Section
            title="Record"
            actions={
              <>
                {patient.entrusted && !patient.formerSince && (
                  <PutAside put={putPatientAside.bind(null, patient.id)} />
                )}
                {isAdmin(viewer) && (
                  <LinkButton size="small" href={`/patients/${patient.id}/data`} prefetch={false}>
                    Personal data
                  </LinkButton>
                )}
                <LinkButton
                  size="small"
                  icon={<Pencil />}
                  href={`/patients/${patient.id}/edit`}
                  prefetch={false}
                >
                  Open record
                </LinkButton>
              </>
            }
          >
            <DefinitionList
              items={[
                { term: 'Born', description: patient.birthDate ? when(patient.birthDate) : 'Not known' },
                { term: 'Phone', description: patient.phone || 'None given' },
                { term: 'E-mail', description: patient.email || 'None given' },
                ...(patient.ownContactAt
                  ? [
                      {
                        term: 'Contact',
                        description: `Changed by the patient on ${when(dateIn(viewer.timeZone, patient.ownContactAt))}`,
                      },
                    ]
                  : []),
                { term: 'Reminders', description: reminders },
                {
                  term: 'Precautions',
                  description:
                    patient.precautions.map((code) => cautionCodes[code]).join(', ') || 'None recorded',
                },
                {
                  term: 'Care team',
                  description:
                    team.map((member) => `${member.name}, since ${when(member.from)}`).join('; ') || 'Nobody',
                },
                { term: 'Time zone', description: patient.timeZone },
                { term: 'Speaks', description: person.language || 'Not recorded' },
                { term: 'Referred by', description: person.referrer || 'Not recorded' },
                {
                  term: 'Red flags',
                  description: screening.redFlagsOn
                    ? `Asked on ${when(screening.redFlagsOn)}. ${screening.redFlags}`
                    : 'Not asked yet',
                },
                {
                  term: 'Consent',
                  description:
                    consents
                      .map(({ title, standing }) => `${title}: ${standingWords[standing].toLowerCase()}`)
                      .join('; ') || 'Not recorded',
                },
                {
                  term: 'Visits',
                  description: `${visits.attended} attended, ${visits.booked} booked${visits.approved === null ? '' : `, ${visits.approved} approved`}`,
                },
                {
                  term: 'Adverse events',
                  description:
                    newestWords(
                      adverseEvents,
                      ({ on, happened }) => `${when(on)}: ${happened}`,
                      'in the record',
                    ) || 'None recorded',
                },
                ...(emergencies.length > 0
                  ? [
                      {
                        term: 'Opened in an emergency',
                        description: newestWords(
                          emergencies,
                          ({ on, who, reason }) => `${when(on)}, ${who}: ${reasonWords(reason)}`,
                          'in the audit log',
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </Section>
          {patient.entrusted && (
            <Section title="Portal">
              <InvitePatient
                access={access}
                invite={invitePatientToPortal.bind(null, patient.id)}
                endSessions={endSessionsOfPatient.bind(null, patient.id)}
                proved={proved}
                prove={proveItIsMe}
              />
            </Section>
          )}
        </div>
        <EndedPlans {...drawn} />
      </div>
    </>
  )
}
