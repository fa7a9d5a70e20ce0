// Owns the settings: the clinic and its staff for an admin, one's own account for everybody.
import type { Metadata } from 'next'
import { ChartNoAxesColumn } from 'lucide-react'
import {
  beginOwnSecondStep,
  changeOwnPassphrase,
  confirmOwnSecondStep,
  endOtherDevices,
  endOwnDevice,
  renewOwnRecoveryCodes,
  turnOffOwnSecondStep,
  makeCalendarAddress,
  stopCalendarAddress,
  proveItIsMe,
} from '@/app/own-account-actions'
import { BackupState } from '@/components/accounts/BackupState'
import { AfterProof } from '@/components/accounts/AfterProof'
import { ChangePassphrase } from '@/components/accounts/ChangePassphrase'
import { ClinicDetailsForm } from '@/components/accounts/ClinicDetailsForm'
import { ClosedDays } from '@/components/accounts/ClosedDays'
import { ConsentTexts } from '@/components/accounts/ConsentTexts'
import { DigestChoice } from '@/components/accounts/DigestChoice'
import { DeviceList } from '@/components/accounts/DeviceList'
import { InviteColleague } from '@/components/accounts/InviteColleague'
import { MailState } from '@/components/accounts/MailState'
import { OpeningHoursForm } from '@/components/accounts/OpeningHoursForm'
import { OwnSecondStep } from '@/components/accounts/OwnSecondStep'
import { RequireSecondStep } from '@/components/accounts/RequireSecondStep'
import { OwnMeasures } from '@/components/accounts/OwnMeasures'
import { StaffList } from '@/components/accounts/StaffList'
import { KeepingForm } from '@/components/accounts/KeepingForm'
import { CalendarFeed } from '@/components/sessions/CalendarFeed'
import { LinkButton } from '@/components/ui/Button'
import { Alert } from '@/components/ui/Alert'
import { Section } from '@/components/ui/Card'
import { TextLink } from '@/components/ui/TextLink'
import { PageHeader } from '@/components/ui/PageHeader'
import { timeZones } from '@/domain/accounts/time-zones'
import { ownDevices } from '@/server/auth-session'
import { backupNews } from '@/server/backups'
import { calendarAddressSince } from '@/server/calendar-feed'
import { clinicDetails, listStaff } from '@/server/clinic'
import { bookedWhileClosed, hoursOfClinic } from '@/server/clinic-hours'
import { bookedSessions } from '@/server/clinic-zone'
import { consentTopics } from '@/server/consents'
import { wantsDigest } from '@/server/digest'
import { emergencyDeed } from '@/domain/accounts/audit'
import { dateWords } from '@/domain/date-words'
import { emergenciesLately, lately } from '@/server/emergency-access'
import { publicAddress } from '@/server/invitations'
import { sendsMail } from '@/server/mail'
import { mailNews } from '@/server/mail-news'
import { measuresOfClinic } from '@/server/own-measures'
import { ownWayIn } from '@/server/own-account'
import { hasProof } from '@/server/own-proof'
import { keeping, mostListed } from '@/server/person-data'
import { ownSecondStep } from '@/server/second-step'
import { secondStepRequired } from '@/server/staff-second-step'
import { requireStaff } from '@/server/session'
import { isAdmin, isTherapist, type Admin } from '@/server/viewer'
import { chooseMorningDigest } from '@/app/(clinic)/caseload/actions'
import {
  addClinicClosedDays,
  addClinicConsentText,
  addClinicMeasure,
  bringClinicMeasureBack,
  changeClinicConsentText,
  changeRolesOf,
  disableAccount,
  enableAccount,
  handOverPatientsOf,
  inviteColleagueAgain,
  inviteNewColleague,
  removeClinicClosedDays,
  removeSecondStepOf,
  renameAccount,
  requireSecondStepOfAll,
  retireClinicMeasure,
  saveClinic,
  saveHours,
  saveHowRecordsAreKept,
} from './actions'

export const metadata: Metadata = { title: 'Settings' }

type Props = {
  /** How many of the staff were shown before. */
  searchParams: Promise<{ staff?: string | string[] }>
}

export default async function SettingsPage({ searchParams }: Props) {
  const viewer = await requireStaff()
  const before = Math.max(0, Number((await searchParams).staff) || 0)
  const [devices, { signIn }, secondStep, proved] = await Promise.all([
    ownDevices(viewer),
    ownWayIn(viewer),
    ownSecondStep(viewer),
    hasProof(viewer),
  ])
  return (
    <>
      <PageHeader
        title="Settings"
        lead={viewer.clinicName}
        actions={
          isAdmin(viewer) && (
            <LinkButton href="/outcomes" icon={<ChartNoAxesColumn />} prefetch={false}>
              Outcomes
            </LinkButton>
          )
        }
      />
      <div className="space-y-8">
        {isAdmin(viewer) && <ClinicSections admin={viewer} {...{ proved, before }} />}
        <Section title="My devices" lead="Where you are signed in. Sign out what you do not recognise.">
          <DeviceList
            devices={devices}
            end={endOwnDevice}
            endOthers={endOtherDevices}
            proved={proved}
            prove={proveItIsMe}
          />
        </Section>
        {isTherapist(viewer) && sendsMail() && signIn?.includes('@') && (
          <Section title="Morning digest" lead={`By e-mail to ${signIn}.`}>
            <DigestChoice wanted={await wantsDigest(viewer)} choose={chooseMorningDigest} />
          </Section>
        )}
        {isTherapist(viewer) && (
          <Section id="calendar" title="My sessions in my calendar">
            <CalendarFeed
              whose="therapist"
              since={await calendarAddressSince(viewer)}
              make={makeCalendarAddress}
              stop={stopCalendarAddress}
            />
          </Section>
        )}
        {signIn && (
          <Section title="My passphrase" lead={`You sign in as ${signIn}.`}>
            <ChangePassphrase signIn={signIn} change={changeOwnPassphrase} />
          </Section>
        )}
        <Section id="second-step" title="My second step" lead="A code of your phone, after the passphrase.">
          <OwnSecondStep
            {...secondStep}
            begin={beginOwnSecondStep}
            confirm={confirmOwnSecondStep}
            renew={renewOwnRecoveryCodes}
            turnOff={turnOffOwnSecondStep}
          />
        </Section>
      </div>
    </>
  )
}

type ClinicSectionsProps = { admin: Admin; proved: boolean; before: number }

async function ClinicSections({ admin, proved, before }: ClinicSectionsProps) {
  const [details, bookedAll, hours, staff, required, backups, { longEnough, ...kept }, mail, emergencies] =
    await Promise.all([
      clinicDetails(admin),
      bookedSessions(admin),
      hoursOfClinic(admin),
      listStaff(admin),
      secondStepRequired(admin),
      backupNews(admin),
      keeping(admin),
      mailNews(admin),
      emergenciesLately(admin),
    ])
  const booked = await bookedWhileClosed(admin, hours.closedDays)
  const { good, problem, ...told } = backups
  const { address, reachable } = publicAddress()
  const words = (at: Date) =>
    new Intl.DateTimeFormat(admin.locale, {
      dateStyle: 'full',
      timeStyle: 'short',
      timeZone: admin.timeZone,
    }).format(at)
  return (
    <>
      <Section title="Clinic">
        <ClinicDetailsForm details={details} timeZones={timeZones()} booked={bookedAll} save={saveClinic} />
      </Section>
      <Section
        title="Opening hours"
        lead="A session outside of them can still be booked by whoever says so. Until a day is ticked, every day counts as open."
      >
        <OpeningHoursForm days={hours.openingHours} save={saveHours} />
      </Section>
      <Section
        title="Closed days"
        lead="Holidays, courses, a move. No session is suggested on them, and none that is booked is cancelled by them."
      >
        <ClosedDays
          closedDays={hours.closedDays.map((days) => ({
            ...days,
            booked: [...booked]
              .filter(([date]) => days.from <= date && date <= days.to)
              .map(([date, count]) => ({ date, count })),
          }))}
          locale={admin.locale}
          add={addClinicClosedDays}
          remove={removeClinicClosedDays}
        />
      </Section>
      <Section
        title="Own measures"
        lead="Beside those that are built in (pain, activities, rating of change, range, strength, posture)."
      >
        <OwnMeasures
          measures={await measuresOfClinic(admin)}
          add={addClinicMeasure}
          retire={retireClinicMeasure}
          bringBack={bringClinicMeasureBack}
        />
      </Section>
      <Section
        title="Consent texts"
        lead="What patients agree to, such as the treatment or the use of their data. A change is a new version; who agreed to the one before is shown as that."
      >
        <ConsentTexts
          texts={await consentTopics(admin)}
          locale={admin.locale}
          add={addClinicConsentText}
          change={changeClinicConsentText}
        />
      </Section>
      <Section title="E-mail to patients">
        <MailState
          sends={sendsMail()}
          unreachable={reachable ? null : address}
          sent={mail.sent && words(mail.sent)}
          failing={mail.failing && { ...mail.failing, since: words(mail.failing.since) }}
        />
      </Section>
      <AfterProof
        proved={proved}
        lead="Staff, their roles and ways in are changed with your passphrase."
        prove={proveItIsMe}
      >
        <Section title="Staff" bare lead="Who forgot a passphrase gets a new link.">
          <StaffList
            staff={staff}
            before={before}
            changeRoles={changeRolesOf}
            rename={renameAccount}
            disable={disableAccount}
            enable={enableAccount}
            handOver={handOverPatientsOf}
            removeSecondStep={removeSecondStepOf}
            inviteAgain={inviteColleagueAgain}
          />
        </Section>
        <Section title="Second step of all staff">
          <RequireSecondStep required={required} require={requireSecondStepOfAll} />
        </Section>
        <Section title="Invite a colleague">
          <InviteColleague invite={inviteNewColleague} />
        </Section>
      </AfterProof>
      <Section title="Audit log" lead="Who opened and changed what, and from where." bare>
        {emergencies > 0 && (
          <Alert
            tone="info"
            title={`In the last ${lately} days ${emergencies === 1 ? 'a record was' : `${emergencies} records were`} opened in an emergency`}
            className="mb-4"
          >
            <TextLink href={`/settings/audit?action=${emergencyDeed}`} prefetch={false}>
              See by whom, and why
            </TextLink>
          </Alert>
        )}
        <LinkButton href="/settings/audit">Open the audit log</LinkButton>
      </Section>
      <Section title="Keeping records">
        <KeepingForm keeping={kept} save={saveHowRecordsAreKept} />
        {longEnough.length > 0 && (
          <div className="mt-4">
            <h3 className="font-semibold">Kept for longer than that</h3>
            <ul>
              {longEnough.map(({ id, name, last }) => (
                <li key={id}>
                  <TextLink href={`/patients/${id}/data`}>{name}</TextLink>, last entry{' '}
                  {dateWords(last, admin.locale)}
                </li>
              ))}
            </ul>
            {longEnough.length === mostListed && <p>These are the {mostListed} oldest.</p>}
          </div>
        )}
      </Section>
      <Section title="Backups">
        <BackupState
          good={good && { ...good, made: words(good.at) }}
          {...told}
          problem={problem && { words: problem.words, at: words(problem.at) }}
        />
      </Section>
    </>
  )
}
