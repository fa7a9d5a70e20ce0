// Reassessment of a plan: did it work, and what now?
import type { Metadata } from 'next'
import { Mail } from 'lucide-react'
import { sayReadWords } from '@/app/(clinic)/patients/[patientId]/words-actions'
import { SaysRead } from '@/components/messages/SaysRead'
import { AssessmentList } from '@/components/reassessment/AssessmentList'
import { PlanStory } from '@/components/reassessment/PlanStory'
import { ReassessForm } from '@/components/reassessment/ReassessForm'
import { LinkButton } from '@/components/ui/Button'
import { Alert } from '@/components/ui/Alert'
import { Section } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { dateWords } from '@/domain/date-words'
import { freshOf } from '@/domain/logging/written'
import { forGoals } from '@/domain/reassessment/assessed-before'
import { found } from '@/server/found'
import { activitiesOf, reassessmentOf } from '@/server/reassessment'
import { requireStaff } from '@/server/session'
import { saveReassessment } from './actions'

export const metadata: Metadata = { title: 'Reassessment' }

export default async function ReassessPage({ params }: { params: Promise<{ planId: string }> }) {
  const viewer = await requireStaff()
  const { planId } = await params
  const file = await found(reassessmentOf(viewer, planId))
  const { plan, patient, baseline, last, today, dueOn } = file
  const fresh = freshOf(file.written)
  const when = (date: string) => dateWords(date, viewer.locale)

  return (
    <>
      <PageHeader
        title="Reassessment"
        lead={`${patient.name}, ${plan.problem}. ${
          dueOn === null ? '' : dueOn < today ? `Was due on ${when(dueOn)}.` : `Due on ${when(dueOn)}.`
        } ${baseline ? `Baseline on ${when(baseline.on)}` : 'There is no baseline'}${last ? `, last assessed on ${when(last.on)}` : ''}.`}
        back={{ href: `/plans/${plan.id}`, label: plan.problem }}
        actions={
          last && (
            <LinkButton icon={<Mail />} href={`/plans/${plan.id}/letter`} prefetch={false}>
              Letter
            </LinkButton>
          )
        }
      />
      <div className="space-y-8">
        {file.mayWrite ? (
          <ReassessForm
            planId={plan.id}
            activities={activitiesOf(baseline)}
            baseline={baseline?.measurements ?? null}
            last={last?.measurements ?? null}
            assessments={forGoals(file.assessments, plan.goals)}
            shown={file.shown}
            own={file.own}
            figures={file.progress.figures}
            tolerances={file.tolerances}
            changes={file.changes}
            written={file.written}
            goals={plan.goals}
            startsOn={plan.startsOn}
            locale={viewer.locale}
            coming={file.coming}
            mayExtend={file.mayExtend}
            draft={file.draft}
            suggested={file.suggested}
            toKeep={file.toKeep}
            selfReport={file.selfReport}
            sessionsLeft={file.sessionsLeft}
            today={today}
            nextDueOn={file.nextDueOn}
            ruleWords={file.ruleWords}
            reassess={saveReassessment.bind(null, plan.id)}
          />
        ) : (
          <>
            <Alert
              title={
                plan.status === 'active' ? 'Only the patient’s therapists reassess' : 'This plan has ended'
              }
            >
              What was measured is below.
            </Alert>
            <Section title="How it went">
              <PlanStory
                figures={file.progress.figures}
                tolerances={file.tolerances}
                changes={file.changes}
                written={file.written}
                goals={plan.goals}
                startsOn={plan.startsOn}
                today={today}
                measured={file.assessments}
                locale={viewer.locale}
              />
            </Section>
            <AssessmentList
              assessments={[last, baseline].filter((each) => each !== null)}
              own={file.own.known}
              locale={viewer.locale}
            />
          </>
        )}
        {fresh.length > 0 && <SaysRead ids={fresh} say={sayReadWords.bind(null, patient.id)} />}
      </div>
    </>
  )
}
