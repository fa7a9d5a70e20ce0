// Owns copying what an earlier phase holds into the next: each item as it is, harder in a way that is suggested, or not at all.
'use client'

import { Copy } from 'lucide-react'
import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Dialog, DialogClose } from '@/components/ui/Dialog'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/inputs'
import type { ExerciseChoice } from '@/domain/plans/choices'
import { describeDosage } from '@/domain/plans/dosage-line'
import type { UnfinishedDosage } from '@/domain/plans/draft'
import { progressions } from '@/domain/plans/progression'
import { plural } from '@/domain/plural'
import { useEditing, type ContentForm, type PrescriptionForm } from './plan-form'

export interface CopyFromPhaseProps {
  /** The index of the phase that is copied from. */
  from: number
  /** The exercises that the other phase has already. */
  present: ReadonlySet<string>
  onCopy: (exerciseId: string, dosage: PrescriptionForm['dosage'], note: string) => void
}

const asItIs = 'as-it-is'
const notAtAll = 'not'

type Way = { key: string; words: string; exerciseId: string; dosage: UnfinishedDosage }

export function CopyFromPhase({ from, present, onCopy }: CopyFromPhaseProps) {
  const { control } = useFormContext<ContentForm>()
  const { choices } = useEditing()
  const phase = useWatch({ control, name: `phases.${from}` })
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const name = phase?.name || `Phase ${from + 1}`
  const items = (phase?.prescriptions ?? []).filter(({ exerciseId }) => !present.has(exerciseId))
  if (items.length === 0) return null

  const copies = items.flatMap((item) => {
    const way = waysOf(item, choices, present).find(({ key }) => key === (chosen[item.id] ?? asItIs))
    return way ? [{ item, way }] : []
  })

  function copy() {
    for (const { item, way } of copies)
      // A note is on the exercise that it was written for.
      onCopy(way.exerciseId, way.dosage, way.exerciseId === item.exerciseId ? item.note : '')
    setOpen(false)
  }

  return (
    <>
      <Button
        icon={<Copy />}
        onClick={() => {
          setChosen({})
          setOpen(true)
        }}
      >
        Copy from {name}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Copy from ${name}`}
        description="Each comes as it is, unless you choose otherwise. Steps up are suggestions: whether it is time is for you to judge."
      >
        <div className="space-y-4">
          {items.map((item) => {
            const ways = waysOf(item, choices, present)
            const way = ways.find(({ key }) => key === (chosen[item.id] ?? asItIs))
            return (
              <Field
                key={item.id}
                label={choices.get(item.exerciseId)?.name ?? 'Unknown exercise'}
                hint={way ? describeDosage(way.dosage) : 'Not copied'}
              >
                <Select
                  name={`copy-${item.id}`}
                  value={chosen[item.id] ?? asItIs}
                  options={[
                    ...ways.map(({ key, words }) => ({ value: key, label: words })),
                    { value: notAtAll, label: 'Leave it out' },
                  ]}
                  onChange={({ currentTarget: { value } }) =>
                    setChosen((before) => ({ ...before, [item.id]: value }))
                  }
                />
              </Field>
            )
          })}
          <div className="flex flex-wrap justify-end gap-2">
            <DialogClose>
              <Button>Not now</Button>
            </DialogClose>
            <Button variant="primary" disabled={copies.length === 0} onClick={copy}>
              Copy {plural(copies.length, 'item')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  )
}

/** As it is, and each way to make it harder; not a variant that the other phase has already. */
function waysOf(
  { exerciseId, dosage }: PrescriptionForm,
  choices: ReadonlyMap<string, ExerciseChoice>,
  present: ReadonlySet<string>,
): Way[] {
  const now = dosage as UnfinishedDosage
  const exercise = choices.get(exerciseId)
  const harder = exercise ? progressions(exercise, now) : []
  return [
    { key: asItIs, words: 'As it is', exerciseId, dosage: now },
    ...harder.filter((way) => !present.has(way.exerciseId)),
  ]
}
