// Owns the phases in the editor: adding one, and where a dragged prescription falls.
'use client'

import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { Plus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { v7 } from 'uuid'
import { Button } from '@/components/ui/Button'
import { fieldId } from '@/components/ui/Field'
import { movePrescription } from '@/domain/plans/arrange'
import { defaultPhases } from '@/domain/plans/content'
import { useEditing, type ContentForm } from './plan-form'
import { draggedPlace, dropPlace, placeAfter } from './prescription-drag'
import { PhaseEditor } from './PhaseEditor'

export function PhasesEditor() {
  const { control } = useFormContext<ContentForm>()
  const { fields, append } = useFieldArray({ control, name: 'phases', keyName: 'key' })
  useDrops()

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
        <PhaseEditor key={field.key} index={index} count={fields.length} />
      ))}
      <Button id={fieldId('phases')} icon={<Plus />} onClick={add} disabled={fields.length >= 12}>
        Add a phase
      </Button>
    </section>
  )
}

function useDrops() {
  const { rearrange } = useEditing()
  const now = useRef(rearrange)
  useEffect(() => {
    now.current = rearrange
  })
  useEffect(
    () =>
      monitorForElements({
        onDrop({ source, location }) {
          const from = draggedPlace(source.data)
          const before = location.current.dropTargets[0] && dropPlace(location.current.dropTargets[0].data)
          if (!from || !before) return
          const to = placeAfter(from, before)
          if (to.phase === from.phase && to.at === from.at) return
          now.current((phases) => movePrescription(phases, from, to, v7), { said: 'Moved' })
        },
      }),
    [],
  )
}
