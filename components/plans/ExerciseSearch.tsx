// Owns finding an exercise and adding it without leaving the keyboard: type, arrow, Enter.
'use client'

import { Plus, Search } from 'lucide-react'
import { useId, useState, type KeyboardEvent } from 'react'
import { TextInput } from '@/components/ui/inputs'
import { classes } from '@/components/ui/classes'
import { deliveries, exerciseKinds } from '@/domain/catalog/vocabulary'
import { matchingChoices, type ExerciseChoice } from '@/domain/plans/choices'
import { useEditing } from './plan-form'

export interface ExerciseSearchProps {
  id: string
  phaseName: string
  /** Exercises that the phase has already. */
  present: ReadonlySet<string>
  onAdd: (choice: ExerciseChoice) => void
}

export function ExerciseSearch({ id, phaseName, present, onAdd }: ExerciseSearchProps) {
  const { choices } = useEditing()
  const listId = useId()
  const [search, setSearch] = useState('')
  const [active, setActive] = useState(0)
  const [said, setSaid] = useState('')
  const found = matchingChoices([...choices.values()], search, 8)
  const open = search.trim() !== ''
  const chosen = found[active]

  function add(choice: ExerciseChoice) {
    onAdd(choice)
    setSearch('')
    setActive(0)
    setSaid(`${choice.name} added to ${phaseName}`)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') {
      // Enter here adds; it never sends the form.
      event.preventDefault()
      if (chosen) add(chosen)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const by = event.key === 'ArrowDown' ? 1 : -1
      setActive((at) => (found.length === 0 ? 0 : (at + by + found.length) % found.length))
    } else if (event.key === 'Escape') setSearch('')
  }

  return (
    <div className="relative">
      <label htmlFor={id} className="mb-0.5 block text-sm font-semibold">
        Add to {phaseName}
      </label>
      <span className="relative block">
        <Search
          aria-hidden
          className="pointer-events-none absolute inset-y-0 left-3 my-auto size-[1.1em] text-muted"
        />
        <TextInput
          id={id}
          role="combobox"
          aria-expanded={open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={open && chosen ? `${listId}-${chosen.id}` : undefined}
          autoComplete="off"
          placeholder="Exercise, treatment or advice"
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setSearch('')}
          className="pl-9!"
        />
      </span>
      <ul
        id={listId}
        role="listbox"
        aria-label={`Found for ${phaseName}`}
        hidden={!open || found.length === 0}
        className="absolute inset-x-0 top-full z-20 mt-1 overflow-hidden rounded-control border border-edge bg-raised shadow-lg"
      >
        {found.map((choice, i) => (
          <li
            key={choice.id}
            id={`${listId}-${choice.id}`}
            role="option"
            aria-selected={i === active}
            // Keeps the focus in the field, which would otherwise close the list before the click lands.
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => setActive(i)}
            onClick={() => add(choice)}
            className={classes(
              'flex min-h-11 cursor-pointer items-center justify-between gap-3 px-3 py-1.5',
              i === active && 'bg-accent-soft',
            )}
          >
            <span className="min-w-0">
              <span className="font-semibold">{choice.name}</span>
              <span className="block text-sm text-muted">
                {exerciseKinds[choice.kind]} · {deliveries[choice.delivery]}
                {present.has(choice.id) && ' · in this phase already'}
              </span>
            </span>
            <Plus aria-hidden className="size-4 shrink-0 text-accent-text" />
          </li>
        ))}
      </ul>
      <p role="status" className={open && found.length === 0 ? 'mt-1 text-sm text-muted' : 'sr-only'}>
        {open && found.length === 0
          ? `Nothing in the catalog is called “${search.trim()}”.`
          : open
            ? ''
            : said}
      </p>
    </div>
  )
}
