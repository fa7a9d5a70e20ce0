// The paper handout of a plan, as it will be printed. ?print=large is for eyes that read small print badly.
import type { Metadata } from 'next'
import { FileDown } from 'lucide-react'
import { HandoutSheet } from '@/components/plans/HandoutSheet'
import { buttonClasses, LinkButton } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { PrintButton } from '@/components/ui/PrintButton'
import { found } from '@/server/found'
import { getHandout } from '@/server/handout'
import { requireStaff } from '@/server/session'

export const metadata: Metadata = { title: 'Handout' }

type Props = {
  params: Promise<{ planId: string }>
  searchParams: Promise<{ print?: string | string[] }>
}

export default async function HandoutPage({ params, searchParams }: Props) {
  const viewer = await requireStaff()
  const { planId } = await params
  const { handout, patient, problem, clinic, portal } = await found(getHandout(viewer, planId))
  const large = (await searchParams).print === 'large'
  const address = `/plans/${planId}/handout`
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          title="Handout"
          back={{ href: `/plans/${planId}`, label: problem }}
          actions={
            handout && (
              <>
                <PrintButton>Print</PrintButton>
                <a href={`${address}.pdf${large ? '?large=1' : ''}`} className={buttonClasses({})}>
                  <FileDown />
                  <span>PDF</span>
                </a>
                <LinkButton href={large ? address : `${address}?print=large`} prefetch={false}>
                  {large ? 'Usual print' : 'Large print'}
                </LinkButton>
              </>
            )
          }
        />
      </div>
      {handout ? (
        <HandoutSheet
          {...{ problem, clinic, handout, portal, large }}
          patientName={patient.name}
          locale={viewer.locale}
        />
      ) : (
        <EmptyState title="Nothing to take home">
          This plan has no exercises left that are done at home.
        </EmptyState>
      )}
    </>
  )
}
