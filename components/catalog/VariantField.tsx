// Owns naming an easier or harder variant: found by words, since a catalog is too long for a list.
'use client'

import { Combobox } from '@base-ui/react/combobox'
import { X } from 'lucide-react'
import { useRef, useState, useTransition } from 'react'
import { useController } from 'react-hook-form'
import { buttonClasses } from '@/components/ui/Button'
import { Field, fieldId } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import type { ActionResult } from '@/domain/action-result'
import type { OwnExerciseForm } from '@/domain/catalog/exercise'

export interface Variant {
  slug: string
  name: string
}

export type FindVariants = (q: string) => Promise<ActionResult<Variant[]>>

export interface VariantFieldProps {
  name: 'easier' | 'harder'
  label: string
  hint: string
  /** What is chosen when the form opens. */
  chosen: Variant | null
  /** The item itself, which is no variant of its own. */
  itself: string | null
  find: FindVariants
}

export function VariantField({ name, label, hint, chosen, itself, find }: VariantFieldProps) {
  const {
    field: { ref, onBlur, onChange },
    fieldState,
  } = useController<OwnExerciseForm, 'easier' | 'harder'>({ name })
  const [value, setValue] = useState(chosen)
  const [found, setFound] = useState<Variant[]>(chosen ? [chosen] : [])
  const [wanted, setWanted] = useState('')
  const [trouble, setTrouble] = useState(false)
  const [searching, startSearch] = useTransition()
  const asked = useRef(0)

  function search(typed: string) {
    setWanted(typed)
    const turn = ++asked.current
    if (typed.trim() === '') return setFound([])
    startSearch(async () => {
      const result = await find(typed).catch(() => null)
      if (turn !== asked.current) return
      setTrouble(!result?.ok)
      setFound(result?.ok ? result.value.filter(({ slug }) => slug !== itself) : [])
    })
  }

  const status = searching
    ? 'Searching …'
    : trouble
      ? 'The catalog cannot be reached.'
      : wanted.trim() !== '' && found.length === 0
        ? `Nothing in the catalog is called “${wanted.trim()}”.`
        : wanted.trim() === ''
          ? 'Type a few letters of its name.'
          : null
  return (
    <Combobox.Root
      items={found}
      filter={null}
      value={value}
      itemToStringLabel={(item: Variant) => item.name}
      isItemEqualToValue={(item, other) => item.slug === other.slug}
      onValueChange={(next) => {
        setValue(next)
        setWanted('')
        onChange(next?.slug ?? null)
      }}
      onInputValueChange={(typed, { reason }) => {
        if (reason === 'input-change') search(typed)
      }}
    >
      <div>
        <Field label={label} hint={hint} optional error={fieldState.error?.message}>
          <Combobox.Input
            id={fieldId(name)}
            ref={ref}
            onBlur={onBlur}
            autoComplete="off"
            render={<TextInput />}
          />
        </Field>
        {value && (
          <Combobox.Clear
            className={buttonClasses({ variant: 'quiet', size: 'small' }, 'mt-1')}
            aria-label={`No ${name} variant`}
          >
            <X />
            <span>None</span>
          </Combobox.Clear>
        )}
      </div>
      <Combobox.Portal>
        <Combobox.Positioner className="z-50" sideOffset={4}>
          <Combobox.Popup className="w-(--anchor-width) max-w-(--available-width) rounded-control border border-edge bg-raised py-1 shadow-lg">
            <Combobox.Status className="px-3 py-1 text-sm text-muted empty:hidden">{status}</Combobox.Status>
            <Combobox.List className="max-h-72 overflow-y-auto">
              {(item: Variant) => (
                <Combobox.Item
                  key={item.slug}
                  value={item}
                  className="flex min-h-10 cursor-pointer items-center px-3 py-1 data-highlighted:bg-accent-soft"
                >
                  {item.name}
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}
