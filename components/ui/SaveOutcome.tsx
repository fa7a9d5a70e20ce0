// Owns what a form that stays open says of its saving; where somebody else has saved meanwhile, what stands now, and the choice between the two.
import type { ReactNode } from 'react'
import type { FieldValues } from 'react-hook-form'
import { Alert } from './Alert'
import { Overtaken } from './Overtaken'
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
    <Overtaken title={outcome.words} {...{ takeTheirs, keepMine }}>
      {theirs(outcome.shown)}
    </Overtaken>
  )
}
