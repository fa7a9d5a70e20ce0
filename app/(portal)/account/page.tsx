// Owns the patient's own account: how to be reached, reminders, the devices that are signed in, and signing out.
import type { Metadata } from 'next'
import { signOut } from '@/app/(public)/actions'
import { endOtherDevices, endOwnDevice, proveItIsMe } from '@/app/own-account-actions'
import { AskedEmail } from '@/components/accounts/AskedEmail'
import { UnprovedEmail } from '@/components/accounts/UnprovedEmail'
import { DeviceList } from '@/components/accounts/DeviceList'
import { OwnContactForm } from '@/components/accounts/OwnContactForm'
import { RecordOpenings } from '@/components/accounts/RecordOpenings'
import { WayBack } from '@/components/accounts/WayBack'
import { SignOutOfPhone } from '@/components/logging/SignOutOfPhone'
import { PushHere } from '@/components/reminders/PushHere'
import { ReminderForm } from '@/components/reminders/ReminderForm'
import { LinkButton } from '@/components/ui/Button'
import { Section } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { ownOpenings } from '@/server/audit'
import { ownDevices } from '@/server/auth-session'
import { ownContact } from '@/server/own-contact'
import { ownWayIn } from '@/server/own-account'
import { hasProof } from '@/server/own-proof'
import { ownReminders } from '@/server/reminders'
import { requirePatient } from '@/server/session'
import {
  hideRemindersHere,
  keepOwnEmail,
  saveOwnContact,
  saveOwnReminders,
  sendEmailProof,
  showRemindersHere,
} from './actions'

export const metadata: Metadata = { title: 'My account' }

export default async function AccountPage() {
  const viewer = await requirePatient()
  const [contact, devices, { signIn }, reminders, openings, proved] = await Promise.all([
    ownContact(viewer),
    ownDevices(viewer),
    ownWayIn(viewer),
    ownReminders(viewer),
    ownOpenings(viewer),
    hasProof(viewer),
  ])
  const linksReach = reminders.sendsMail && contact.email !== '' && !contact.unproved
  return (
    <>
      <PageHeader title="My account" lead={viewer.name} back={{ href: '/today', label: 'Today' }} />
      <div className="space-y-8">
        <Section
          title="Reminders"
          lead={
            reminders.sendsMail
              ? 'On this phone, by e-mail, or not at all.'
              : 'On this phone, or not at all. Your clinic sends no e-mails.'
          }
        >
          <div className="space-y-6">
            <PushHere
              on={reminders.pushesHere}
              devices={reminders.devices}
              pushKey={reminders.pushKey}
              show={showRemindersHere}
              hide={hideRemindersHere}
            />
            <ReminderForm
              choice={reminders}
              email={reminders.email}
              sendsMail={reminders.sendsMail}
              devices={reminders.devices}
              save={saveOwnReminders}
            />
          </div>
        </Section>
        <Section title="How to reach me" lead="Your clinic uses this to call or to write to you.">
          <OwnContactForm contact={contact} sendsMail={reminders.sendsMail} save={saveOwnContact} />
          {contact.asked !== null ? (
            <AskedEmail
              asked={contact.asked}
              email={contact.email}
              sendAgain={sendEmailProof}
              keep={keepOwnEmail}
            />
          ) : (
            contact.unproved && <UnprovedEmail email={contact.email} send={sendEmailProof} />
          )}
        </Section>
        <Section title="My devices" lead="The phones and computers that are signed in.">
          <DeviceList
            devices={devices}
            end={endOwnDevice}
            endOthers={endOtherDevices}
            proved={proved}
            prove={proveItIsMe}
          />
        </Section>
        <Section title="What I agree to" lead="The texts of your clinic, and what you answered." bare>
          <LinkButton href="/consent" prefetch={false}>
            Read and answer
          </LinkButton>
        </Section>
        <Section
          title="Who opened my record"
          lead="The people of the clinic who looked at your plan or your notes in the last three months."
        >
          <RecordOpenings openings={openings} locale={viewer.locale} />
        </Section>
        <Section
          title="My data"
          lead="You may ask your clinic for a copy of your data, or to have it erased."
          bare
        >
          <LinkButton href="/messages" prefetch={false}>
            Write to your clinic
          </LinkButton>
        </Section>
        <Section
          title="Sign out"
          lead={signIn ? `You sign in as ${signIn}, with your passphrase.` : undefined}
        >
          {!signIn && (
            <WayBack
              email={linksReach ? contact.email : null}
              clinicName={viewer.clinicName}
              clinicPhone={viewer.clinicPhone}
            />
          )}
          <SignOutOfPhone person={viewer.accountId} comesBackAlone={signIn !== null} signOut={signOut} />
        </Section>
      </div>
    </>
  )
}
