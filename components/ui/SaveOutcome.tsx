// Owns what a form that stays open says of its saving; where somebody else has saved meanwhile, what stands now, and the choice between the two.
import type { ReactNode } from 'react'
import type { FieldValues } from 'react-hook-form'
import { Alert } from './Alert'
import { Button } from './Button'
import type { useSavedForm } from './useSavedForm'

export interface SaveOutcomeProps<Values extends FieldValues> extends Pick<
  ReturnType<typeof useSavedForm<Values>>,
  'outcome' | 'keepMine' | 'takeTheirs'
> {
  /** What stands now, beside what stood there when it was typed. */
  theirs: (shown: Values) => ReactNode
}

export function SaveOutcome<Values extends FieldValues>(props: SaveOutcomeProps<Values>) {
  const { outcome, keepMine, takeTheirs, theirs } = props
  if (outcome === null) return null
  if (outcome.tone !== 'overtaken')
    return <Alert tone={outcome.tone} title={outcome.words} className="py-1.5" />
  return (
    <Alert tone="danger" title={outcome.words} className="w-full">
      <div
        tabIndex={0}
        role="region"
        aria-label="What stands now"
        className="my-2 max-h-[50dvh] space-y-1 overflow-y-auto wrap-anywhere whitespace-pre-line"
      >
        {theirs(outcome.shown)}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={takeTheirs}>
          Take theirs
        </Button>
        <Button size="small" onClick={keepMine}>
          Keep mine
        </Button>
      </div>
    </Alert>
  )
}
