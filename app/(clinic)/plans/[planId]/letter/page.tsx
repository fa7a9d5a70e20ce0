// The letter to the referrer, from the last assessment of a plan.
import type { Metadata } from 'next'
import { FileDown } from 'lucide-react'
import { LetterSheet } from '@/components/reassessment/LetterSheet'
import { Alert } from '@/components/ui/Alert'
import { buttonClasses } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { TextLink } from '@/components/ui/TextLink'
import { found } from '@/server/found'
import { getLetter } from '@/server/letter'
import { requireStaff } from '@/server/session'

export const metadata: Metadata = { title: 'Letter' }

export default async function LetterPage({ params }: { params: Promise<{ planId: string }> }) {
  const viewer = await requireStaff()
  const { planId } = await params
  const { letter, ...file } = await found(getLetter(viewer, planId))
  return (
    <>
      <PageHeader
        title="Letter"
        lead="What the last assessment found, for whoever referred the patient."
        back={{ href: `/patients/${file.patient.id}`, label: file.patient.name }}
        actions={
          letter && (
            <a href={`/plans/${planId}/letter.pdf`} className={buttonClasses({ variant: 'primary' })}>
              <FileDown />
              <span>PDF</span>
            </a>
          )
        }
      />
      {letter ? (
        <div className="space-y-5">
          {file.patient.referrer === '' && (
            <Alert title="No referrer is written down">
              The letter is to whom it may concern.{' '}
              <TextLink href={`/patients/${file.patient.id}/edit`}>Write down who referred</TextLink>
            </Alert>
          )}
          <LetterSheet {...file} letter={letter} locale={viewer.locale} />
        </div>
      ) : (
        <EmptyState title="Not assessed again yet">
          The letter is written from a reassessment or a discharge.
        </EmptyState>
      )}
    </>
  )
}
