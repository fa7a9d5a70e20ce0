// Owns finding an exercise and adding it without leaving the keyboard: type, arrow, Enter.
'use client'

import { Plus, Search } from 'lucide-react'
import { useId, useState, type KeyboardEvent } from 'react'
import { ExerciseThumbnail } from '@/components/catalog/ExercisePicture'
import { TextInput } from '@/components/ui/inputs'
import { classes } from '@/components/ui/classes'
import { deliveries, exerciseKinds } from '@/domain/catalog/vocabulary'
import type { ExerciseChoice } from '@/domain/plans/choices'
import { useFoundChoices } from './useFoundChoices'

export interface ExerciseSearchProps {
  id: string
  phaseName: string
  /** Exercises that the phase has already. */
  present: ReadonlySet<string>
  onAdd: (choice: ExerciseChoice) => void
}

export function ExerciseSearch({ id, phaseName, present, onAdd }: ExerciseSearchProps) {
  const { choices: found, answered, failed, ask, askNow, forget } = useFoundChoices()
  const listId = useId()
  const [search, setSearch] = useState('')
  const [active, setActive] = useState(0)
  const [said, setSaid] = useState('')
  const open = search.trim() !== '' && answered !== null
  const chosen = found[active]

  function look(typed: string) {
    setSearch(typed)
    setActive(0)
    if (typed.trim() === '') forget()
    else ask(typed)
  }

  function add(choice: ExerciseChoice) {
    onAdd(choice)
    look('')
    setSaid(`${choice.name} added to ${phaseName}`)
  }

  /** Whoever types quicker than the catalog answers means its first answer to what was typed. */
  async function addChosen() {
    const choice = answered === search ? chosen : (await askNow(search))[0]
    if (choice) add(choice)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') {
      // Enter here adds; it never sends the form.
      event.preventDefault()
      if (search.trim() !== '') void addChosen()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const by = event.key === 'ArrowDown' ? 1 : -1
      setActive((at) => (found.length === 0 ? 0 : (at + by + found.length) % found.length))
    } else if (event.key === 'Escape') look('')
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
          onChange={(event) => look(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={() => look('')}
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
            <ExerciseThumbnail picture={choice.picture} className="size-12!" />
            <span className="min-w-0 flex-1">
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
        {open && failed
          ? 'The catalog does not answer. Try again in a moment.'
          : open && found.length === 0
            ? `Nothing in the catalog fits “${answered.trim()}”.`
            : open
              ? ''
              : said}
      </p>
    </div>
  )
}
