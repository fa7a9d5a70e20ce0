// Owns the figures of one plan: how much was done, by when it was due; how often the patient came; in all and by phase.
import { Meter, type MeterTone } from '@/components/ui/Meter'
import { NoFigure } from '@/components/ui/NoFigure'
import { Table } from '@/components/ui/Table'
import { dateWords } from '@/domain/date-words'
import { band, percent, type Adherence, type Band } from '@/domain/logging/adherence'
import type { PhaseFigures, PlanFigures as Figures, SessionFigures } from '@/domain/logging/plan-figures'
import { countedWords } from '@/domain/plans/attendance'

export interface PlanFiguresProps {
  figures: Figures
  /** From which adherence is called good, in per cent. */
  adherenceTarget: number
  locale: string
}

const tones: Record<Band, MeterTone> = { good: 'good', partial: 'partial', low: 'low', none: 'accent' }

export function PlanFigures({ figures, adherenceTarget, locale }: PlanFiguresProps) {
  return (
    <div className="space-y-5">
      <div className="grid gap-5 sm:grid-cols-2">
        <Window title="Last 7 days" adherence={figures.last7} target={adherenceTarget} />
        <Window title="Last 28 days" adherence={figures.last28} target={adherenceTarget} />
      </div>
      <PhaseTable phases={figures.phases} locale={locale} />
      <p className="text-sm text-muted">
        Self-reported, and about what was done: not about how well the patient is.{' '}
        {attendanceWords(figures.sessions)}
      </p>
    </div>
  )
}

function Window({ title, adherence, target }: { title: string; adherence: Adherence; target: number }) {
  const { frequency, dose, met, due } = adherence
  return (
    <div className="space-y-2">
      <h3 className="font-semibold">{title}</h3>
      <Meter
        label="Exercises done"
        value={frequency}
        target={target}
        tone={tones[band(frequency, target)]}
        detail={`${met} of ${due}`}
        verdict={verdict(frequency, target)}
      />
      <Meter
        label="Dose done"
        value={dose}
        target={target}
        tone={tones[band(dose, target)]}
        verdict={verdict(dose, target)}
      />
      <p className="text-sm text-muted">{detailWords(adherence)}</p>
    </div>
  )
}

function verdict(value: number | null, target: number) {
  const found = band(value, target)
  return found === 'none' ? undefined : found
}

/** Skipped and not logged are different, so each is said. */
export function detailWords(adherence: Adherence): string {
  const { done, partial, skipped, notLogged, late, fromPaper, partialWithoutFigures, extra, due } = adherence
  if (due === 0 && extra === 0) return 'Nothing was due.'
  const parts = [`${done} done`, `${partial} partly`, `${skipped} skipped`, `${notLogged} not logged`]
  if (late) parts.push(`${late} logged late`)
  if (fromPaper) parts.push(`${fromPaper} from paper`)
  if (partialWithoutFigures) parts.push(`${partialWithoutFigures} partly without figures, not in the dose`)
  if (extra) parts.push(`${extra} extra, not counted`)
  return `${parts.join(', ')}.`
}

function PhaseTable({ phases, locale }: { phases: readonly PhaseFigures[]; locale: string }) {
  if (phases.length === 0) return null
  const share = (value: number | null) => (value === null ? <NoFigure /> : `${percent(value)} %`)
  return (
    <Table
      caption="By phase"
      captionShown
      rows={phases}
      rowKey={(phase) => phase.id}
      columns={[
        {
          key: 'phase',
          header: 'Phase',
          heading: true,
          cell: (phase) => (
            <>
              {phase.name}
              <span className="block font-normal text-muted">
                {phase.from && `from ${dateWords(phase.from, locale, 'short')}`}
                {phase.week !== null && `, week ${phase.week} of ${phase.of}`}
              </span>
            </>
          ),
        },
        {
          key: 'frequency',
          header: 'Exercises done',
          numeric: true,
          cell: ({ adherence }) =>
            adherence ? (
              <>
                {share(adherence.frequency)}{' '}
                <span className="text-muted">{`${adherence.met} of ${adherence.due}`}</span>
              </>
            ) : (
              <NoFigure />
            ),
        },
        {
          key: 'dose',
          header: 'Dose',
          numeric: true,
          cell: ({ adherence }) => share(adherence?.dose ?? null),
        },
        {
          key: 'attendance',
          header: 'Attendance',
          numeric: true,
          cell: ({ sessions }) => (
            <>
              {share(sessions.share)} <span className="text-muted">{countedWords(sessions)}</span>
            </>
          ),
        },
        {
          key: 'delivery',
          header: 'Delivery',
          numeric: true,
          cell: ({ sessions }) => (
            <>
              {share(sessions.delivery)}{' '}
              <span className="text-muted">
                {sessions.askedFor === 0
                  ? 'none asked for yet'
                  : `${sessions.delivered} of ${sessions.askedFor} asked for`}
              </span>
            </>
          ),
        },
      ]}
    />
  )
}

export function attendanceWords(sessions: SessionFigures): string {
  const { attended, missed, cancelledByPatient, unmarkedPast, booked, share } = sessions
  if (attended + missed + cancelledByPatient + unmarkedPast + booked === 0)
    return 'No sessions were booked yet.'
  const parts = [countedWords(sessions)]
  if (booked) parts.push(`${booked} to come`)
  if (unmarkedPast) parts.push(`${unmarkedPast} past and not marked yet`)
  return `Sessions: ${parts.join(', ')}${share === null ? '' : `; attendance ${percent(share)} %`}.`
}
