// Owns a dosage as one line that is read and typed; what nobody can read stays as it was typed, and its place is shown.
'use client'

import { useState, type KeyboardEvent } from 'react'
import { useFormContext, useFormState, useWatch } from 'react-hook-form'
import { TextInput } from '@/components/ui/inputs'
import type { ExerciseOffer } from '@/domain/plans/choices'
import { describeDosage, lineHelp, readDosageLine } from '@/domain/plans/dosage-line'
import { messageAt, type ContentForm, type PrescriptionPath } from './plan-form'
import { SmallField } from './SmallField'
import { changed, useDosage } from './useDosage'

export interface DosageLineProps {
  path: PrescriptionPath
  exercise: ExerciseOffer
  of: string
}

export function DosageLine({ path, exercise, of }: DosageLineProps) {
  const { control, setValue } = useFormContext<ContentForm>()
  const { errors } = useFormState({ control, name: path })
  const { dosage, setDosage } = useDosage(path)
  const typed = useWatch({ control, name: `${path}.typed` })
  /** As it is being typed; afterwards the line says what was understood. */
  const [typing, setTyping] = useState<string | null>(null)
  const name = `${path}.typed` as const

  function read(line: string) {
    setTyping(line)
    const understood = readDosageLine(line, exercise, dosage)
    if (understood.ok) setDosage(understood.dosage)
    else setValue(name, line, changed)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter') {
      // Enter here is for the line; it never sends the form.
      event.preventDefault()
      setTyping(null)
      const [first] = problems
      if (first) event.currentTarget.setSelectionRange(first.at, first.at + first.text.length)
    } else if (event.key === 'Escape') {
      setTyping(null)
      setValue(name, undefined, changed)
    }
  }

  const origin = typed === undefined && typing === null && originOf(describeDosage(dosage), exercise)
  const understood = typed ? readDosageLine(typed, exercise, dosage) : null
  const problems = understood && !understood.ok ? understood.problems : []
  const problem = problems.map(({ text, message }) => `“${text}”: ${message}`).join('. ')
  return (
    <div className="group relative min-w-0 flex-1">
      {origin && <p className="absolute top-0 right-0 text-sm text-muted">{origin}</p>}
      <SmallField
        label="Dosage"
        of={of}
        error={typing === null ? problem || messageAt(errors, name) : undefined}
      >
        <TextInput
          name={name}
          value={typing ?? typed ?? describeDosage(dosage)}
          onChange={(event) => read(event.currentTarget.value)}
          onBlur={() => setTyping(null)}
          onKeyDown={onKeyDown}
          maxLength={300}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </SmallField>
      {/* The field that it belongs to has the focus still, and would not be read again. */}
      <p role="alert" className="sr-only">
        {typing === null ? problem : ''}
      </p>
      {/* Over what follows: help that pushed it down would move what is about to be clicked. */}
      <p className="pointer-events-none absolute inset-x-0 top-full z-10 mt-1 hidden rounded-control border border-edge bg-raised px-3 py-2 text-sm text-muted shadow-lg group-focus-within:block">
        Type it short: <span className="text-ink">{lineHelp(exercise).join(' · ')}</span>
      </p>
    </div>
  )
}

/** Whose habit it is. */
function originOf(dosage: string, { lastDosage, defaultDosage }: ExerciseOffer): string | null {
  if (lastDosage && dosage === describeDosage(lastDosage)) return 'As you last prescribed'
  return dosage === describeDosage(defaultDosage) ? 'As in the catalog' : null
}
