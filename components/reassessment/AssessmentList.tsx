// Owns what was found, measured and decided each time, the newest first.
import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/Alert'
import { EmptyState } from '@/components/ui/EmptyState'
import { dateWords } from '@/domain/date-words'
import { decisions, type Decision } from '@/domain/reassessment/assessment'
import { measureByCode, type Measure, type Measurement } from '@/domain/reassessment/measures'
import { compareAssessments, valueWords } from '@/domain/reassessment/progress'
import { ChangeWords } from './ChangeWords'

export interface AssessmentListProps {
  assessments: readonly {
    id: string
    kind: 'baseline' | 'reassessment' | 'discharge'
    planId: string | null
    on: string
    findings: string
    decision: string | null
    summary: string
    nextDueOn: string | null
    measurements: readonly Measurement[]
  }[]
  /** The clinic's own measures, retired ones too. */
  own: readonly Measure[]
  locale: string
  /** What can be done where there is none. */
  action?: ReactNode
}

const most = 15

const kinds = { baseline: 'Baseline', reassessment: 'Reassessment', discharge: 'Discharge' }

export function AssessmentList({ assessments, own, locale, action }: AssessmentListProps) {
  if (assessments.length === 0)
    return (
      <EmptyState title="Not assessed yet" action={action}>
        The baseline is what every later measure is compared with.
      </EmptyState>
    )
  const baselines = assessments
    .slice(most)
    .filter(({ kind }) => kind === 'baseline')
    .slice(0, most)
  return (
    <ol className="space-y-3">
      {assessments.length > most && (
        <li>
          <Alert title={`The newest ${most} assessments`}>
            Of those before them the baselines. The others are in the data that is kept about this person,
            which an admin can fetch.
          </Alert>
        </li>
      )}
      {[...assessments.slice(0, most), ...baselines].map((each) => {
        const baseline = assessments.find(
          (other) => other.kind === 'baseline' && other.planId === each.planId,
        )
        const compared =
          each.kind === 'baseline' || !baseline
            ? []
            : compareAssessments(baseline.measurements, null, each.measurements, own)
        return (
          <li key={each.id} className="rounded-card border border-line bg-raised p-4">
            <h3 className="font-semibold">
              {kinds[each.kind]} on {dateWords(each.on, locale)}
            </h3>
            {each.decision && (
              <p className="text-sm text-muted">
                Decided: {decisions[each.decision as Decision]}
                {each.nextDueOn && `; next due on ${dateWords(each.nextDueOn, locale)}`}
              </p>
            )}
            <dl className="mt-2 grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
              {each.measurements.map(({ measure: code, item, value }) => {
                const measure = measureByCode(code, own)
                const change = compared.find((row) => row.measure.code === code && row.item === item)
                return (
                  <div key={`${code} ${item}`} className="flex flex-wrap justify-between gap-x-3">
                    <dt className="text-muted">{item || measure?.name || code}</dt>
                    <dd>
                      <strong>{measure ? valueWords(measure, value) : value}</strong>
                      {change?.sinceBaseline && (
                        <>
                          {' '}
                          <ChangeWords compared={change} />
                        </>
                      )}
                    </dd>
                  </div>
                )
              })}
            </dl>
            {each.summary && (
              <p className="mt-3 text-sm whitespace-pre-line">
                <span className="font-semibold">Summary</span>
                {`\n${each.summary}`}
              </p>
            )}
            {each.findings && <p className="mt-2 text-sm whitespace-pre-line">{each.findings}</p>}
          </li>
        )
      })}
    </ol>
  )
}
