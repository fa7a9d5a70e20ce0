// Owns what came while a reassessment was being typed: what somebody has assessed or changed since, and the choice between saving one's own as well and leaving it at that.
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import type { Measure } from '@/domain/reassessment/measures'
import { AssessmentList, type AssessmentListProps } from './AssessmentList'

export interface AssessedMeanwhileProps {
  title: string
  /** Since the page was opened. */
  assessments: AssessmentListProps['assessments']
  /** A version of the plan was published. */
  changed: boolean
  own: readonly Measure[]
  locale: string
  pending: boolean
  onSaveMine: () => void
  onLeave: () => void
}

export function AssessedMeanwhile(props: AssessedMeanwhileProps) {
  const { title, assessments, changed, own, locale, pending, onSaveMine, onLeave } = props
  return (
    <Alert tone="danger" title={title}>
      <div className="my-2 space-y-2">
        {assessments.length > 0 && <AssessmentList {...{ assessments, own, locale }} />}
        {changed && <p>The plan has a new version: “How it went” says what changed.</p>}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" pending={pending} onClick={onSaveMine}>
          Save mine as well
        </Button>
        <Button size="small" variant="quiet" onClick={onLeave}>
          Leave it at that
        </Button>
      </div>
    </Alert>
  )
}
