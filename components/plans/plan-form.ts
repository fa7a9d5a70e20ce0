// The editor of plans and protocols as a form: its values, and how typed text becomes them.
import { createContext, useContext } from 'react'
import { get } from 'react-hook-form'
import type { z } from 'zod'
import { fieldId } from '@/components/ui/Field'
import type { CautionCode } from '@/domain/catalog/vocabulary'
import type { ExerciseChoice } from '@/domain/plans/choices'
import type { Measure } from '@/domain/reassessment/measures'
import type { planDraftSchema, protocolContentDraftSchema } from '@/domain/plans/draft'
import { typedNumber } from '@/domain/typed-number'

export type PlanForm = z.input<typeof planDraftSchema>
/** What a plan and a protocol have in common. */
export type ContentForm = z.input<typeof protocolContentDraftSchema>
export type PhaseForm = ContentForm['phases'][number]
export type PrescriptionForm = PhaseForm['prescriptions'][number]
export type PrescriptionPath = `phases.${number}.prescriptions.${number}`

/** Nothing typed is nothing filled in; what is not a number stays as it was typed, so that the schema can say so. */
export function asNumber(typed: unknown): unknown {
  if (typeof typed !== 'string') return typed
  return typed.trim() === '' ? undefined : typedNumber(typed)
}

/** Where nothing is chosen, nothing is stored. */
export const orNothing = (typed: unknown) => (typed === '' ? undefined : typed)

/** Puts other phases in the place of these, as a step that can be undone, and says what was done. */
export type Rearrange = (
  change: (phases: PhaseForm[]) => PhaseForm[],
  done: { said: string; focus?: string },
) => void

/** What the parts of the editor know besides the form. */
export type Editing = {
  rearrange: Rearrange
  /** What the content holds, and what was added since. */
  choices: ReadonlyMap<string, ExerciseChoice>
  /** Has to be told of each exercise before it is added. */
  meet: (choice: ExerciseChoice) => void
  /** The clinic's own that are measured now. */
  ownMeasures: readonly Measure[]
  /** The patient's, to compare with those of an exercise; a protocol has no patient. */
  precautions: readonly CautionCode[]
}

const EditingContext = createContext<Editing | null>(null)
export const EditingProvider = EditingContext.Provider

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('outside the plan editor')
  return editing
}

/** A field of a dosage that is not drawn is a part of the dosage's line. */
export function goToField(path: string): void {
  const line = path.replace(/\.dosage\..*$/, '.typed')
  const element = document.getElementById(fieldId(path)) ?? document.getElementById(fieldId(line))
  element?.scrollIntoView({ block: 'center' })
  element?.focus({ preventScroll: true })
}

/** The error at a path of the form, wherever it lies. */
export function messageAt(errors: object, path: string): string | undefined {
  const error: unknown = get(errors, path)
  const message: unknown =
    typeof error === 'object' && error !== null && 'message' in error ? error.message : undefined
  return typeof message === 'string' && message !== '' ? message : undefined
}
