// Owns working through the caseload: finding somebody by name, going from line to line by keyboard, and what is done from a
// line without leaving the list. What is searched for is a name, so it travels in a body and never in an address.
'use client'

import { Search } from 'lucide-react'
import { useEffect, useRef, useState, useTransition, type KeyboardEvent } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { TextInput } from '@/components/ui/inputs'
import { WhenReady } from '@/components/ui/WhenReady'
import type { ActionResult } from '@/domain/action-result'
import type { CaseloadRow } from '@/domain/logging/caseload-words'
import { CaseloadTable, type LineDeed } from './CaseloadTable'
import { LineDialog, type LineDeeds } from './LineDialog'

type Found = { rows: CaseloadRow[]; more: boolean }

export interface CaseloadListProps {
  rows: readonly CaseloadRow[]
  locale: string
  deeds: LineDeeds & { search: (name: string) => Promise<ActionResult<Found>> }
}

export function CaseloadList({ rows: all, locale, deeds }: CaseloadListProps) {
  const [name, setName] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const [trouble, setTrouble] = useState('')
  const [done, setDone] = useState('')
  const [begun, setBegun] = useState<{ deed: LineDeed; row: CaseloadRow } | null>(null)
  const [pending, startTransition] = useTransition()
  const box = useRef<HTMLInputElement>(null)
  const rows = found?.rows ?? all

  useEffect(() => {
    const toSearch = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof Element && event.target.closest('input, textarea, select, [role=dialog]'))
        return
      event.preventDefault()
      box.current?.focus()
    }
    document.addEventListener('keydown', toSearch)
    return () => document.removeEventListener('keydown', toSearch)
  }, [])

  const look = () =>
    startTransition(async () => {
      try {
        const result = name.trim() === '' ? null : await deeds.search(name)
        setTrouble(result && !result.ok ? Object.values(result.fields).join(' ') : '')
        if (!result) setFound(null)
        else if (result.ok) setFound(result.value)
      } catch {
        setTrouble('The clinic’s server cannot be reached. Try again in a moment.')
      }
    })

  function showAll() {
    setName('')
    setFound(null)
  }

  return (
    <div onKeyDown={fromLineToLine}>
      <WhenReady>
        <form
          role="search"
          className="mb-4 flex max-w-lg flex-wrap items-center gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            setDone('')
            look()
          }}
        >
          <TextInput
            ref={box}
            type="search"
            aria-label="Search by name"
            aria-keyshortcuts="/"
            placeholder="Name"
            autoComplete="off"
            className="flex-1"
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value)
              if (event.currentTarget.value === '') setFound(null)
            }}
          />
          <Button type="submit" icon={<Search />} pending={pending}>
            Search
          </Button>
          <span className="w-full text-sm text-muted max-md:hidden pointer-coarse:hidden">
            Press / to search, ↓ and ↑ to go from line to line, Enter to open.
          </span>
        </form>
      </WhenReady>
      {trouble && <Alert tone="danger" title={trouble} className="mb-4" />}
      <p role="status" className={done ? 'mb-3 font-semibold' : 'sr-only'}>
        {done || (found && foundWords(found))}
      </p>
      {rows.length > 0 ? (
        <CaseloadTable rows={rows} begin={(deed, row) => setBegun({ deed, row })} />
      ) : (
        <EmptyState
          icon={<Search />}
          title="Nobody matches"
          action={found && <Button onClick={showAll}>Show everybody</Button>}
        >
          No patient that you may see fits this search and these filters.
        </EmptyState>
      )}
      {begun && (
        <LineDialog
          {...begun}
          {...{ deeds, locale }}
          onClose={() => setBegun(null)}
          onDone={(words) => {
            setBegun(null)
            setDone(words)
            if (found) look()
          }}
        />
      )}
    </div>
  )
}

const foundWords = ({ rows, more }: Found) =>
  more
    ? 'More are found than are shown: search for more of the name'
    : rows.length === 1
      ? '1 line found'
      : `${rows.length} lines found`

/** The arrows lead to the next line's patient and back; Enter then opens, as on any link. */
function fromLineToLine(event: KeyboardEvent<HTMLElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || !(event.target instanceof HTMLElement) || event.target.closest('textarea, select')) return
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-line]')]
  const at = lines.findIndex((line) => line.closest('tr')?.contains(event.target as Node))
  const next = lines[at === -1 && step === -1 ? -1 : at + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
