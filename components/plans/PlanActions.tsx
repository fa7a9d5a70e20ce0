// Owns what a therapist can decide about an active plan.
'use client'

import { CircleCheck, CircleStop, FastForward, Pause, Pencil, Play } from 'lucide-react'
import { LinkButton } from '@/components/ui/Button'
import type { ActionResult } from '@/domain/action-result'
import type { StartPhaseInput } from '@/domain/plans/plan-forms'
import { PlanDialog } from './PlanDialog'

export interface PlanDeeds {
  startPhase: (input: StartPhaseInput) => Promise<ActionResult<unknown>>
  pause: (from: string) => Promise<ActionResult<unknown>>
  resume: (on: string) => Promise<ActionResult<unknown>>
  end: (how: 'completed' | 'discontinued') => Promise<ActionResult<unknown>>
}

export interface PlanActionsProps extends PlanDeeds {
  planId: string
  today: string
  hasDraft: boolean
  /** The phase that comes next, unless the last has begun. */
  next: { id: string; name: string } | null
  /** The first day of a pause that nobody has ended yet. */
  pausedFrom: string | null
}

export function PlanActions({
  planId,
  today,
  hasDraft,
  next,
  pausedFrom,
  startPhase,
  pause,
  resume,
  end,
}: PlanActionsProps) {
  return (
    <>
      <LinkButton href={`/plans/${planId}/edit`} variant="primary" icon={<Pencil />}>
        {hasDraft ? 'Go on editing' : 'Edit'}
      </LinkButton>
      {next && (
        <PlanDialog
          key={next.id}
          name="start-phase"
          icon={<FastForward />}
          label={`Start ${next.name.toLocaleLowerCase()} phase`}
          description={`Makes the plan’s next version, in which ${next.name} begins on the day you choose. What was done until then stays as it is.`}
          day={{ label: `${next.name} begins on`, earliest: today }}
          asksWhy
          confirm="Start the phase"
          act={({ day, reason }) => startPhase({ phaseId: next.id, effectiveOn: day, reason })}
        />
      )}
      {pausedFrom === null ? (
        <PlanDialog
          key="pause"
          name="pause"
          icon={<Pause />}
          label="Pause"
          description="Nothing is due while the plan is paused, and everything later moves by as many days. Booked sessions stay: they are listed here for you to move."
          day={{ label: 'First day of the pause', earliest: today }}
          confirm="Pause the plan"
          act={({ day }) => pause(day)}
        />
      ) : (
        <PlanDialog
          key="resume"
          name="resume"
          icon={<Play />}
          label="Resume"
          description="The plan goes on where it stood."
          day={{ label: 'First day back', earliest: pausedFrom > today ? pausedFrom : today }}
          confirm="Resume the plan"
          act={({ day }) => resume(day)}
        />
      )}
      <PlanDialog
        name="complete"
        icon={<CircleCheck />}
        label="Complete"
        description="Ends the plan today, as finished. Nothing is due after today; everything done stays."
        confirm="Complete the plan"
        act={() => end('completed')}
      />
      <PlanDialog
        name="discontinue"
        icon={<CircleStop />}
        label="Discontinue"
        variant="danger"
        description="Ends the plan today, before it is finished. Nothing is due after today; everything done stays."
        confirm="Discontinue the plan"
        act={() => end('discontinued')}
      />
    </>
  )
}
