// The clinic's outcomes over the plans that ended in the last year, for an admin.
import type { Metadata } from 'next'
import { FileDown } from 'lucide-react'
import { OutcomeTable } from '@/components/reassessment/OutcomeTable'
import { buttonClasses } from '@/components/ui/Button'
import { PageHeader } from '@/components/ui/PageHeader'
import { getOutcomes } from '@/server/outcomes'
import { requireAdmin } from '@/server/session'

export const metadata: Metadata = { title: 'Outcomes' }

export default async function OutcomesPage() {
  const viewer = await requireAdmin()
  const outcomes = await getOutcomes(viewer)
  return (
    <>
      <PageHeader
        title="Outcomes"
        lead="Of the plans that ended in the last year, by the problem they were for."
        back={{ href: '/settings', label: 'Settings' }}
        actions={
          outcomes.conditions.length > 0 && (
            <a href="/outcomes.csv" className={buttonClasses({})}>
              <FileDown />
              <span>CSV</span>
            </a>
          )
        }
      />
      <OutcomeTable outcomes={outcomes} />
    </>
  )
}
