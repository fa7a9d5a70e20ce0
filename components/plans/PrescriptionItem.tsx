// Owns the place of one prescription in its phase: dragging it, the keys and the menu that move it, and where another would fall.
'use client'

import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { v7 } from 'uuid'
import { fieldId } from '@/components/ui/Field'
import { classes } from '@/components/ui/classes'
import {
  copyPrescription,
  movePrescription,
  neighbour,
  removePrescription,
  type Place,
} from '@/domain/plans/arrange'
import { MoveMenu, type Move } from './MoveMenu'
import { useEditing, type ContentForm } from './plan-form'
import { dragData, draggedPlace, dropData, dropPlace } from './prescription-drag'
import { PrescriptionRow } from './PrescriptionRow'

export interface PrescriptionItemProps {
  phase: number
  at: number
  exerciseId: string
  phaseName: string
}

const pathOf = ({ phase, at }: Place) => `phases.${phase}.prescriptions.${at}` as const
const gripOf = (place: Place) => fieldId(`${pathOf(place)}.move`)

export function PrescriptionItem({ phase, at, exerciseId, phaseName }: PrescriptionItemProps) {
  const { control, getValues } = useFormContext<ContentForm>()
  const { choices, rearrange } = useEditing()
  const phases = useWatch({ control, name: 'phases' })
  const row = useRef<HTMLLIElement>(null)
  const grip = useRef<HTMLButtonElement>(null)
  const [dragged, setDragged] = useState(false)
  const [falls, setFalls] = useState<'above' | 'below' | null>(null)
  const name = choices.get(exerciseId)?.name ?? 'The exercise'
  const nameOf = (index: number) => phases[index]?.name || `Phase ${index + 1}`

  useEffect(() => {
    const [element, dragHandle] = [row.current, grip.current]
    if (!element || !dragHandle) return
    return combine(
      draggable({
        element,
        dragHandle,
        getInitialData: () => dragData({ phase, at }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => draggedPlace(source.data) !== undefined,
        getData: ({ input }) => {
          const { top, height } = element.getBoundingClientRect()
          return dropData({ phase, at: at + (input.clientY > top + height / 2 ? 1 : 0) })
        },
        onDrag: ({ self }) => setFalls(dropPlace(self.data)?.at === at ? 'above' : 'below'),
        onDragLeave: () => setFalls(null),
        onDrop: () => setFalls(null),
      }),
    )
  }, [phase, at])

  function moveTo(to: Place | null) {
    if (!to) return
    const count = (phases[to.phase]?.prescriptions.length ?? 0) + (to.phase === phase ? 0 : 1)
    rearrange((all) => movePrescription(all, { phase, at }, to, v7), {
      said: `${name} is now ${to.at + 1} of ${count} in ${nameOf(to.phase)}`,
      focus: gripOf(to),
    })
  }

  const step = (by: -1 | 1) => moveTo(neighbour(getValues('phases'), { phase, at }, by))

  function onKeyDown(event: KeyboardEvent) {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    step(event.key === 'ArrowUp' ? -1 : 1)
  }

  const up = neighbour(phases, { phase, at }, -1)
  const down = neighbour(phases, { phase, at }, 1)
  const others = phases.map((_, index) => index).filter((index) => index !== phase)
  const moves: Move[] = [
    ...(up ? [{ label: 'Up', keys: 'Alt+↑', act: () => step(-1) }] : []),
    ...(down ? [{ label: 'Down', keys: 'Alt+↓', act: () => step(1) }] : []),
    ...others.map((index) => ({
      label: `Move to ${nameOf(index)}`,
      act: () => moveTo({ phase: index, at: phases[index]?.prescriptions.length ?? 0 }),
    })),
    ...others.map((index) => ({
      label: `Copy to ${nameOf(index)}`,
      act: () =>
        rearrange((all) => copyPrescription(all, { phase, at }, index, v7), {
          said: `${name} was copied to ${nameOf(index)}`,
          focus: gripOf({ phase, at }),
        }),
    })),
  ]

  return (
    // Before the menu takes the arrows for its own.
    <li ref={row} onKeyDownCapture={onKeyDown} className={classes('relative', dragged && 'opacity-50')}>
      {falls && (
        <span
          aria-hidden
          className={classes(
            'absolute inset-x-0 h-1 rounded-full bg-accent',
            falls === 'above' ? '-top-1.5' : '-bottom-1.5',
          )}
        />
      )}
      <PrescriptionRow
        path={pathOf({ phase, at })}
        exerciseId={exerciseId}
        phaseName={phaseName}
        moving={
          <MoveMenu ref={grip} id={gripOf({ phase, at })} of={`${name} in ${phaseName}`} moves={moves} />
        }
        onRemove={() =>
          rearrange((all) => removePrescription(all, { phase, at }), {
            said: `${name} was taken out of ${phaseName}`,
            focus: fieldId(`phases.${phase}.prescriptions`),
          })
        }
      />
    </li>
  )
}
