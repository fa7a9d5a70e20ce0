// Owns what stands beside the editor: what is missing, each with a way to its field, and how much of a day it asks for.
'use client'

import { CircleCheck, CircleDashed } from 'lucide-react'
import type { ProtocolContentDraft } from '@/domain/plans/draft'
import { burden } from '@/domain/plans/burden'
import { dosageSchema } from '@/domain/plans/dosage'
import type { Missing } from '@/domain/plans/publish'
import { plural } from '@/domain/plural'
import { useEditing, type Editing } from './plan-form'

export interface DraftSummaryProps {
  content: ProtocolContentDraft
  missing: readonly Missing[]
  onGo: (path: string) => void
  /** The heading of what is missing. */
  before: string
}

export function DraftSummary({ content, missing, onGo, before }: DraftSummaryProps) {
  const editing = useEditing()
  return (
    <div className="space-y-5">
      <section aria-labelledby="missing-heading">
        <h2 id="missing-heading" className="mb-1 font-bold">
          {missing.length === 0 ? 'Ready' : before}
        </h2>
        {missing.length === 0 ? (
          <p className="flex gap-2 text-sm text-good">
            <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
            Nothing is missing.
          </p>
        ) : (
          <ul className="space-y-0.5">
            {missing.map(({ path, message }) => (
              <li key={path}>
                <button
                  type="button"
                  onClick={() => onGo(path)}
                  className="flex min-h-8 w-full cursor-pointer items-start gap-2 rounded-control py-1 text-left text-sm text-accent-text underline-offset-2 hover:underline pointer-coarse:min-h-11"
                >
                  <CircleDashed aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
                  {message}
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="burden-heading">
        <h2 id="burden-heading" className="mb-1 font-bold">
          At home
        </h2>
        <ul className="space-y-2 text-sm">
          {content.phases.map((phase, i) => {
            const { exercises, minutes, consider } = burden(filledIn(phase, editing))
            return (
              <li key={phase.id}>
                <span className="font-semibold">{phase.name || `Phase ${i + 1}`}</span>
                <br />
                {exercises === 0
                  ? 'Nothing on set days'
                  : `${plural(exercises, 'exercise')}, ${Math.max(1, Math.round(minutes))} min a day`}
                {consider && <span className="mt-0.5 block text-partial">{consider}</span>}
              </li>
            )
          })}
        </ul>
      </section>
    </div>
  )
}

/** Only what is filled in can be counted. */
function filledIn(phase: ProtocolContentDraft['phases'][number], { choices }: Editing) {
  return phase.prescriptions.flatMap((prescription) => {
    const choice = choices.get(prescription.exerciseId)
    const dosage = dosageSchema.safeParse(prescription.dosage)
    return choice && dosage.success ? [{ delivery: choice.delivery, dosage: dosage.data }] : []
  })
}
