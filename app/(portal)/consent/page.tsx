// What the patient agreed to and is asked to agree to.
import type { Metadata } from 'next'
import { OwnConsents } from '@/components/accounts/OwnConsents'
import { PageHeader } from '@/components/ui/PageHeader'
import { isAskedFor } from '@/domain/consents'
import { dateWords } from '@/domain/date-words'
import { ownConsents } from '@/server/consents'
import { requirePatient } from '@/server/session'
import { answerConsent } from './actions'

export const metadata: Metadata = { title: 'What I agree to' }

export default async function ConsentPage() {
  const viewer = await requirePatient()
  // What is to be answered comes first.
  const consents = (await ownConsents(viewer)).toSorted(
    (a, b) => Number(isAskedFor(b)) - Number(isAskedFor(a)),
  )
  return (
    <>
      <PageHeader
        title="What I agree to"
        lead={`${viewer.clinicName} asks you to read this. You can change your answer at any time.`}
        back={{ href: '/account', label: 'My account' }}
      />
      <OwnConsents
        consents={consents.map(({ text: { id, title, text, number, on, asked }, answers: [last] }) => ({
          ...{ id, title, text },
          version: `Version ${number}, since ${dateWords(on, viewer.locale)}`,
          answer: last ? { given: last.given, on: last.on, earlier: last.text.id !== id } : null,
          mayAgree: asked === 'in-portal',
        }))}
        locale={viewer.locale}
        answer={answerConsent}
      />
    </>
  )
}
