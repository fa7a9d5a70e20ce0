// Owns the list of phases in the editor: adding, removing and ordering them.
'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { v7 } from 'uuid'
import { Button } from '@/components/ui/Button'
import { fieldId } from '@/components/ui/Field'
import { defaultPhases } from '@/domain/plans/content'
import type { PhaseForm, ContentForm } from './plan-form'
import { PhaseEditor } from './PhaseEditor'
import { UndoLine } from './UndoLine'

export function PhasesEditor() {
  const { control } = useFormContext<ContentForm>()
  const { fields, append, insert, remove, swap } = useFieldArray({ control, name: 'phases', keyName: 'key' })
  const [removed, setRemoved] = useState<{ at: number; phase: PhaseForm } | null>(null)

  function add() {
    // The kind that is not there yet; after that, one with a name of its own.
    const next = defaultPhases.find((phase) => !fields.some((field) => field.kind === phase.kind))
    append({
      id: v7(),
      ...(next ?? { ...defaultPhases[0], kind: 'custom' as const, name: `Phase ${fields.length + 1}` }),
      aim: '',
      criterion: '',
      prescriptions: [],
    })
  }

  return (
    <section aria-labelledby="phases-heading" className="space-y-4">
      <h2 id="phases-heading" className="text-xl font-bold">
        Phases
      </h2>
      {fields.map((field, index) => (
        <PhaseEditor
          key={field.key}
          index={index}
          count={fields.length}
          onMove={(by) => swap(index, index + by)}
          onRemove={(phase) => {
            setRemoved({ at: index, phase })
            remove(index)
          }}
        />
      ))}
      {removed && (
        <UndoLine
          what={removed.phase.name || 'The phase'}
          onUndo={() => {
            insert(removed.at, removed.phase, { shouldFocus: false })
            setRemoved(null)
          }}
        />
      )}
      <Button id={fieldId('phases')} icon={<Plus />} onClick={add} disabled={fields.length >= 12}>
        Add a phase
      </Button>
    </section>
  )
}
