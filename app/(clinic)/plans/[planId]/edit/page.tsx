// Writing a plan: the first version, or the next.
import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { discardDraft, latestDraft, publishPlan, saveDraft } from '@/app/(clinic)/plans/actions'
import { PlanEditor } from '@/components/plans/PlanEditor'
import { Alert } from '@/components/ui/Alert'
import { PageHeader } from '@/components/ui/PageHeader'
import { recordGaps } from '@/domain/patient-record'
import { publishedPlan } from '@/domain/plans/published'
import { consentStandings } from '@/server/consents'
import { found } from '@/server/found'
import { offeredMeasures } from '@/server/own-measures'
import { choicesOf, draftOfNextVersion, getPlan } from '@/server/plans'
import { requireTherapist } from '@/server/session'

export const metadata: Metadata = { title: 'Edit plan' }

export default async function EditPlanPage({ params }: { params: Promise<{ planId: string }> }) {
  const viewer = await requireTherapist()
  const plan = await found(getPlan(viewer, (await params).planId))
  if (!plan.mayWrite) forbidden()
  const back = { href: `/patients/${plan.patient.id}`, label: plan.patient.name }
  if (plan.status === 'completed' || plan.status === 'discontinued')
    return (
      <>
        <PageHeader title={plan.problem} back={{ href: `/plans/${plan.id}`, label: 'Plan' }} />
        <Alert title="This plan has ended">
          Nothing in it can be changed. Start a new plan on the patient’s page.
        </Alert>
      </>
    )
  const draft = draftOfNextVersion(plan)
  const published = publishedPlan(plan.history)
  const started = published !== null
  return (
    <>
      <PageHeader
        title={started ? 'Change the plan' : 'New plan'}
        lead={
          started
            ? `${plan.patient.name} · ${plan.problem}. What you publish becomes the next version.`
            : plan.patient.name
        }
        back={started ? { href: `/plans/${plan.id}`, label: 'Plan' } : back}
      />
      {draft.behind && (
        <Alert
          tone="warning"
          title="A newer version was published since this draft was begun"
          className="mb-4"
        >
          Compare before you publish: what is written here replaces it.
        </Alert>
      )}
      <PlanEditor
        // A draft that somebody else has saved is another form, not this one with other words in it.
        key={draft.revision}
        planId={plan.id}
        accountId={viewer.accountId}
        content={draft.content}
        revision={draft.revision}
        saved={draft.saved !== null}
        published={published}
        locale={viewer.locale}
        today={plan.today}
        choices={await choicesOf(viewer, draft.content, published)}
        ownMeasures={await offeredMeasures(viewer)}
        precautions={plan.patient.precautions}
        gaps={
          started
            ? []
            : recordGaps({
                redFlagsOn: plan.patient.redFlagsOn,
                consents: await consentStandings(viewer, plan.patient.id),
              })
        }
        record={`/patients/${plan.patient.id}/edit?plan=${plan.id}`}
        save={saveDraft.bind(null, plan.id)}
        publish={publishPlan.bind(null, plan.id)}
        latest={latestDraft.bind(null, plan.id)}
        discard={discardDraft.bind(null, plan.id)}
        afterDiscard={started ? `/plans/${plan.id}` : back.href}
      />
    </>
  )
}
