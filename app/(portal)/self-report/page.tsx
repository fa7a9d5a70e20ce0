// The questions that a patient can answer before the next check.
import type { Metadata } from 'next'
import { SelfReportForm } from '@/components/logging/SelfReportForm'
import { EmptyState } from '@/components/ui/EmptyState'
import { getQuestions } from '@/server/self-report'
import { requirePatient } from '@/server/session'
import { sendAnswers } from './actions'

export const metadata: Metadata = { title: 'Before my check' }

export default async function SelfReportPage() {
  const viewer = await requirePatient()
  const plans = await getQuestions(viewer)
  return (
    <div className="space-y-6">
      <header>
        <h1 className="text-2xl font-bold">Before my check</h1>
        <p className="text-muted">
          Answer what you can. Your therapist sees it at your next check, and has more time for you.
        </p>
      </header>
      {plans.length === 0 && (
        <EmptyState title="Nothing to answer">You have no plan at the moment.</EmptyState>
      )}
      {plans.map((plan) => (
        <SelfReportForm
          key={plan.planId}
          {...plan}
          several={plans.length > 1}
          locale={viewer.locale}
          send={sendAnswers.bind(null, plan.planId)}
        />
      ))}
    </div>
  )
}
