// Owns what a therapist can decide about an active plan.
'use client'

import {
  CalendarPlus,
  CircleCheck,
  CircleStop,
  FastForward,
  Pause as PauseIcon,
  Pencil,
  Play,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/Button'
import type { ActionResult } from '@/domain/action-result'
import { dateWords } from '@/domain/date-words'
import { pauseAfter, pauseMayBegin, pauseToEnd } from '@/domain/plans/pauses'
import type { Pause } from '@/domain/plans/plan'
import type { EndInput, ExtendPhaseInput, ResumeInput, StartPhaseInput } from '@/domain/plans/plan-forms'
import { PlanDialog, type PlanDialogProps } from './PlanDialog'

export interface PlanDeeds {
  startPhase: (input: StartPhaseInput) => Promise<ActionResult<unknown>>
  extendPhase: (input: ExtendPhaseInput) => Promise<ActionResult<unknown>>
  pause: (from: string) => Promise<ActionResult<unknown>>
  resume: (input: ResumeInput) => Promise<ActionResult<unknown>>
  end: (input: EndInput) => Promise<ActionResult<unknown>>
}

export interface PlanActionsProps extends PlanDeeds {
  planId: string
  today: string
  /** Of the draft of a next version; null where nobody is writing one. */
  draft: { revision: number } | null
  /** The number of the newest version. */
  read: number
  /** The phase that the patient is in, where it can be made longer. */
  current: { id: string; name: string } | null
  /** The phase that comes next, and the first day on which it can be begun; null where the last has begun. */
  next: { id: string; name: string; from: string } | null
  pauses: readonly Pause[]
  /** Still booked, for when the plan ends. */
  sessions: NonNullable<PlanDialogProps['sessions']>
  /** What else can be done with it; what ends it comes last. */
  children: ReactNode
}

export function PlanActions({
  planId,
  today,
  draft,
  read,
  current,
  next,
  pauses,
  sessions,
  startPhase,
  extendPhase,
  pause,
  resume,
  end,
  children,
}: PlanActionsProps) {
  const seenWhenEnding = { read, revision: draft?.revision ?? 0 }
  const draftGoes = draft ? ' What is being edited and was not published is thrown away.' : ''
  const mayPauseFrom = pauseMayBegin(pauses, today)
  const pausedNext = mayPauseFrom && pauseAfter(pauses, mayPauseFrom)
  const untilTheNext = pausedNext
    ? ` The plan is to be paused from ${dateWords(pausedNext.from, sessions.locale)} already: a pause from before that ends there, until you choose an earlier first day back.`
    : ''
  const paused = pauseToEnd(pauses, today)
  const pausedAgain = paused && pauseAfter(pauses, paused.from)
  const goesOn = pausedAgain
    ? `The plan goes on where it stood, and is paused again from ${dateWords(pausedAgain.from, sessions.locale)}.`
    : 'The plan goes on where it stood.'
  return (
    <>
      <LinkButton href={`/plans/${planId}/edit`} variant="primary" icon={<Pencil />}>
        {draft ? 'Go on editing' : 'Edit'}
      </LinkButton>
      {next && (
        <PlanDialog
          key={`${next.id} ${next.from}`}
          name="start-phase"
          icon={<FastForward />}
          label={`Start ${next.name.toLocaleLowerCase()} phase`}
          description={`Makes the plan’s next version, in which ${next.name} begins on the day you choose. What was done until then stays as it is.`}
          day={{ label: `${next.name} begins on`, earliest: next.from }}
          why="optional"
          confirm="Start the phase"
          act={({ day, reason }) => startPhase({ read, phaseId: next.id, effectiveOn: day, reason })}
        />
      )}
      {current && (
        <PlanDialog
          key={`extend ${current.id}`}
          name="extend"
          icon={<CalendarPlus />}
          label={`Extend ${current.name.toLocaleLowerCase()} phase`}
          description="Makes the plan’s next version, in which this phase lasts longer from today on. What comes after it moves by as much."
          count={{ label: 'By how many weeks', unit: 'weeks', initial: 1 }}
          why="optional"
          confirm="Extend the phase"
          act={({ count, reason }) => extendPhase({ read, phaseId: current.id, weeks: count, reason })}
        />
      )}
      {mayPauseFrom && (
        <PlanDialog
          key={`pause ${mayPauseFrom}`}
          name="pause"
          icon={<PauseIcon />}
          label="Pause"
          description={`Nothing is due from that day on, so what was done on it already counts as extra; everything later moves by as many days. Booked sessions stay: they are listed here for you to move.${untilTheNext}`}
          day={{ label: 'First day of the pause', earliest: mayPauseFrom }}
          confirm="Pause the plan"
          act={({ day }) => pause(day)}
        />
      )}
      {paused && (
        <PlanDialog
          key={`resume ${paused.from} ${paused.resumedOn}`}
          name="resume"
          icon={<Play />}
          label={paused.resumedOn === null ? 'Resume' : 'Change first day back'}
          description={
            paused.from > today ? `${goesOn} The day on which the pause begins calls it off.` : goesOn
          }
          day={{
            label: 'First day back',
            earliest: paused.from > today ? paused.from : today,
            ...(paused.resumedOn !== null && { initial: paused.resumedOn }),
          }}
          confirm={paused.resumedOn === null ? 'Resume the plan' : 'Change the day'}
          act={({ day }) => resume({ on: day, seen: paused })}
        />
      )}
      {children}
      <PlanDialog
        name="complete"
        icon={<CircleCheck />}
        label="Complete"
        variant="quiet"
        description={`Ends the plan today, as finished. Nothing is due after today; everything done stays.${draftGoes}`}
        confirm="Complete the plan"
        why="optional"
        sessions={sessions}
        act={({ reason, cancelSessions }) =>
          end({ ...seenWhenEnding, how: 'completed', reason, cancelSessions })
        }
      />
      <PlanDialog
        name="discontinue"
        icon={<CircleStop />}
        label="Discontinue"
        variant="quiet"
        danger
        description={`Ends the plan today, before it is finished. Nothing is due after today; everything done stays.${draftGoes}`}
        confirm="Discontinue the plan"
        why="required"
        sessions={sessions}
        act={({ reason, cancelSessions }) =>
          end({ ...seenWhenEnding, how: 'discontinued', reason, cancelSessions })
        }
      />
    </>
  )
}
