// Owns what stands beside the measures at a reassessment: goals, how much was done and attended by phase, how each exercise was borne, what the patient wrote, what changed in the plan.
import type { ReactNode } from 'react'
import { PatientWords } from '@/components/logging/PatientWords'
import { attendanceWords } from '@/components/logging/PlanFigures'
import { GoalList } from '@/components/plans/GoalList'
import { PlanChanges } from '@/components/plans/PlanChanges'
import { Badge, type Tone } from '@/components/ui/Badge'
import { dateWords } from '@/domain/date-words'
import { percent } from '@/domain/logging/adherence'
import type { PhaseFigures, PlanFigures } from '@/domain/logging/plan-figures'
import type { Written } from '@/domain/logging/written'
import { countedWords } from '@/domain/plans/attendance'
import type { Change } from '@/domain/plans/difference'
import type { Goal, Measured } from '@/domain/plans/goals'
import type { CalendarDate } from '@/domain/plans/plan'
import { verdictWords, type Tolerance, type Verdict } from '@/domain/reassessment/tolerance'

export interface PlanStoryProps {
  figures: PlanFigures
  tolerances: readonly Tolerance[]
  changes: readonly Change[]
  /** Since it was last assessed, the newest first. */
  written: readonly Written[]
  goals: readonly Goal[]
  startsOn: CalendarDate
  today: CalendarDate
  /** The oldest first. */
  measured: readonly Measured[]
  locale: string
}

const tones: Record<Verdict, Tone> = { well: 'good', acceptable: 'neutral', not: 'low', unknown: 'neutral' }

export function PlanStory(props: PlanStoryProps) {
  const { figures, tolerances, changes, written, goals, locale } = props
  return (
    <div className="space-y-6">
      {goals.length > 0 && (
        <Part title="Goals">
          <GoalList {...props} />
        </Part>
      )}
      <Part title="Done and attended">
        <ul className="space-y-2">
          {figures.phases.map((phase) => (
            <li key={phase.id}>
              <PhaseLine phase={phase} locale={locale} />
            </li>
          ))}
        </ul>
        <p className="mt-2 text-sm text-muted">
          Self-reported, and about what was done: not about how well the patient is.{' '}
          {attendanceWords(figures.sessions)}
        </p>
      </Part>
      <Part title="Exercises by tolerance">
        {tolerances.length === 0 ? (
          <p className="text-sm text-muted">Nothing was due since the last assessment.</p>
        ) : (
          <ul className="divide-y divide-line">
            {tolerances.map((each) => (
              <li key={each.prescriptionId} className="py-1.5">
                <p className="flex flex-wrap items-baseline justify-between gap-x-2">
                  <span className="font-semibold">{each.name}</span>
                  <Badge tone={tones[each.verdict]}>{verdictWords[each.verdict]}</Badge>
                </p>
                <p className="text-sm text-muted">{toleranceWords(each)}</p>
              </li>
            ))}
          </ul>
        )}
      </Part>
      {written.length > 0 && (
        <Part title="Written while logging">
          <PatientWords written={written} locale={locale} />
        </Part>
      )}
      <Part title="Changed in the plan since">
        {changes.length === 0 ? (
          <p className="text-sm text-muted">Nothing was changed.</p>
        ) : (
          <PlanChanges changes={changes} />
        )}
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1.5 font-semibold">{title}</h3>
      {children}
    </section>
  )
}

function PhaseLine({ phase, locale }: { phase: PhaseFigures; locale: string }) {
  const { adherence, sessions } = phase
  return (
    <>
      <p>
        {phase.name}
        {phase.from && <span className="text-muted"> from {dateWords(phase.from, locale, 'short')}</span>}
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-sm">
        <dt className="text-muted">Exercises</dt>
        <dd>{share(adherence?.frequency ?? null, adherence && `${adherence.met} of ${adherence.due}`)}</dd>
        <dt className="text-muted">Attendance</dt>
        <dd>{share(sessions.share, countedWords(sessions))}</dd>
        <dt className="text-muted">Delivery</dt>
        <dd>{share(sessions.delivery, `${sessions.delivered} of ${sessions.askedFor} asked for`)}</dd>
      </dl>
    </>
  )
}

/** Nothing due is a dash, never 0 %. */
const share = (value: number | null, detail: string | null) =>
  value === null ? '–' : `${percent(value)} %, ${detail}`

function toleranceWords({ met, due, worstPain, tooMuch, skipped }: Tolerance): string {
  return [
    `${met} of ${due} done`,
    worstPain === null ? 'pain not said' : `worst pain ${worstPain}`,
    ...(tooMuch > 0 ? [`too painful ${tooMuch === 1 ? 'once' : `${tooMuch} times`}`] : []),
    ...(skipped ? [`skipped: ${skipped}`] : []),
  ].join('; ')
}
