// Owns one phase in the editor: its place among the others, and what is done in it.
'use client'

import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { ArrowDown, ArrowUp, CopyPlus, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useFieldArray, useFormContext, useFormState, useWatch } from 'react-hook-form'
import { v7 } from 'uuid'
import { Card } from '@/components/ui/Card'
import { classes } from '@/components/ui/classes'
import { FieldError, fieldId } from '@/components/ui/Field'
import { duplicatePhase, movePhase } from '@/domain/plans/arrange'
import { startingDosage } from '@/domain/plans/choices'
import { CopyFromPhase } from './CopyFromPhase'
import { ExerciseSearch } from './ExerciseSearch'
import { IconButton } from './IconButton'
import { PhaseFields } from './PhaseFields'
import { messageAt, useEditing, type ContentForm, type PrescriptionForm } from './plan-form'
import { draggedPlace, dropData } from './prescription-drag'
import { PrescriptionItem } from './PrescriptionItem'

export interface PhaseEditorProps {
  index: number
  count: number
}

export function PhaseEditor({ index, count }: PhaseEditorProps) {
  const path = `phases.${index}` as const
  const { control } = useFormContext<ContentForm>()
  const { errors } = useFormState({ control, name: path })
  const { meet, rearrange } = useEditing()
  const { fields, append } = useFieldArray({ control, name: `${path}.prescriptions`, keyName: 'key' })
  const name = useWatch({ control, name: `${path}.name` }) || `Phase ${index + 1}`
  const error = messageAt(errors, `${path}.prescriptions`)
  const present = new Set(fields.map((field) => field.exerciseId))
  const { end, falls } = useFallAtEnd(index, fields.length)

  function add(exerciseId: string, dosage: PrescriptionForm['dosage'], note = '') {
    append({ id: v7(), exerciseId, dosage: structuredClone(dosage), note }, { shouldFocus: false })
  }

  const move = (by: -1 | 1) =>
    rearrange((phases) => movePhase(phases, index, by), {
      said: `${name} is now phase ${index + by + 1} of ${count}`,
      focus: fieldId(`phases.${index + by}.${by === 1 ? 'down' : 'up'}`),
    })

  return (
    <Card>
      <section aria-label={name}>
        <div className="mb-1.5 flex items-center justify-between gap-2">
          <h3 className="text-lg font-bold">
            {index + 1}. {name}
          </h3>
          <div className="-mr-1 flex gap-0.5">
            <IconButton
              id={fieldId(`${path}.up`)}
              icon={<ArrowUp />}
              name={`Move ${name} up`}
              disabled={index === 0}
              onClick={() => move(-1)}
            />
            <IconButton
              id={fieldId(`${path}.down`)}
              icon={<ArrowDown />}
              name={`Move ${name} down`}
              disabled={index === count - 1}
              onClick={() => move(1)}
            />
            <IconButton
              icon={<CopyPlus />}
              name={`Duplicate ${name}`}
              disabled={count >= 12}
              onClick={() =>
                rearrange((phases) => duplicatePhase(phases, index, v7), {
                  said: `${name} stands twice`,
                  focus: fieldId(`phases.${index + 1}.name`),
                })
              }
            />
            <IconButton
              icon={<Trash2 />}
              name={`Remove ${name}`}
              onClick={() =>
                rearrange((phases) => phases.toSpliced(index, 1), {
                  said: `${name} was taken out`,
                  focus: fieldId('phases'),
                })
              }
            />
          </div>
        </div>
        <PhaseFields index={index} of={name} />
        <ol className="space-y-2">
          {fields.map((field, at) => (
            <PrescriptionItem
              key={field.key}
              phase={index}
              at={at}
              exerciseId={field.exerciseId}
              phaseName={name}
            />
          ))}
        </ol>
        <div
          ref={end}
          className={classes(
            'mt-1 flex flex-wrap items-end gap-2.5 border-t-4 pt-1',
            falls ? 'border-accent' : 'border-transparent',
          )}
        >
          <div className="min-w-56 flex-1">
            <ExerciseSearch
              id={fieldId(`${path}.prescriptions`)}
              phaseName={name}
              present={present}
              onAdd={(choice) => {
                meet(choice)
                add(choice.id, startingDosage(choice))
              }}
            />
          </div>
          {index > 0 && <CopyFromPhase from={index - 1} present={present} onCopy={add} />}
        </div>
        {error && <FieldError>{error}</FieldError>}
      </section>
    </Card>
  )
}

/** A phase without exercises has no row to fall beside: below the last is a place too. */
function useFallAtEnd(phase: number, at: number) {
  const end = useRef<HTMLDivElement>(null)
  const [falls, setFalls] = useState(false)
  useEffect(() => {
    if (!end.current) return
    return dropTargetForElements({
      element: end.current,
      canDrop: ({ source }) => draggedPlace(source.data) !== undefined,
      getData: () => dropData({ phase, at }),
      onDragEnter: () => setFalls(true),
      onDragLeave: () => setFalls(false),
      onDrop: () => setFalls(false),
    })
  }, [phase, at])
  return { end, falls }
}
