// Owns searching the catalog: the field, the facets and the keys. Every view is an address, asked for as one types; without
// its script the same controls are a plain form.
'use client'

import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useOptimistic, useRef, useState, useTransition, type ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import {
  addressOf,
  choosing,
  longestSearch,
  searchable,
  type CatalogWish,
  type FacetCounts,
} from '@/domain/catalog/wish'
import { FacetList } from './FacetList'
import { stepThroughResults } from './result-keys'

const formId = 'catalog-search'
/** Short enough to feel at once, long enough that a quick typist asks once a word. */
const pauseMs = 120

export interface CatalogSearchProps {
  wish: CatalogWish
  counts: FacetCounts
  /** The results. */
  children: ReactNode
}

export function CatalogSearch({ wish, counts, children }: CatalogSearchProps) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const [shown, show] = useOptimistic(wish)
  const { typed, setTyped, asks } = useTyped(wish.q)
  const field = useRef<HTMLInputElement>(null)
  const results = useRef<HTMLDivElement>(null)
  /** Enter was pressed on what is typed. */
  const opens = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return
      event.preventDefault()
      field.current?.focus()
      field.current?.select()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  function go(next: CatalogWish, how: 'push' | 'replace') {
    clearTimeout(timer.current)
    asks(next.q)
    startTransition(() => {
      show(next)
      router[how](addressOf(next), { scroll: false })
    })
  }

  const withWords = (words: string) => ({ ...shown, q: searchable(words), page: 1 })

  function type(words: string) {
    opens.current = false
    setTyped(words)
    clearTimeout(timer.current)
    if (searchable(words) !== shown.q)
      timer.current = setTimeout(() => go(withWords(words), 'replace'), pauseMs)
  }

  function search() {
    if (searchable(typed) !== shown.q) go(withWords(typed), 'replace')
  }

  /** Whoever is quicker than the results is led on once they are there. */
  function openFirst() {
    if (!opens.current || pending || searchable(typed) !== shown.q) return
    opens.current = false
    results.current?.querySelector<HTMLElement>('[data-result]')?.click()
  }
  useEffect(openFirst)

  return (
    <div className="lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)] lg:gap-x-8">
      <form
        id={formId}
        role="search"
        action="/catalog"
        className="mb-4 flex items-end gap-2 lg:col-span-2"
        onSubmit={(event) => {
          event.preventDefault()
          search()
        }}
      >
        {/* Without a script the form alone says what part of the catalog is looked at. */}
        {wish.shelf !== 'all' && <input type="hidden" name="shelf" value={wish.shelf} />}
        <Field label="Search the catalog" className="min-w-0 flex-1">
          <TextInput
            ref={field}
            type="search"
            name="q"
            value={typed}
            onChange={(event) => type(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                event.preventDefault()
                type('')
              } else if (event.key === 'Enter' && !event.nativeEvent.isComposing && typed.trim() !== '') {
                event.preventDefault()
                opens.current = true
                search()
                openFirst()
              } else stepThroughResults(event, results.current, field.current)
            }}
            maxLength={longestSearch}
            autoComplete="off"
            spellCheck={false}
            placeholder="Name, abbreviation, region, purpose"
            aria-keyshortcuts="/"
          />
        </Field>
        <Button type="submit" icon={<Search />}>
          Search
        </Button>
      </form>
      <FacetList
        formId={formId}
        chosen={shown.chosen}
        counts={counts}
        onChoose={(facet, value, on) => go(choosing(withWords(typed), facet, value, on), 'push')}
      />
      <div
        ref={results}
        aria-busy={pending}
        className="min-w-0"
        onKeyDown={(event) => {
          if (event.key === 'Escape') field.current?.focus()
          else stepThroughResults(event, results.current, field.current)
        }}
      >
        {children}
      </div>
    </div>
  )
}

/** The words in the field: the typist's, until an address is gone to that the field did not ask for, such as the one before. */
function useTyped(q: string) {
  const [typed, setTyped] = useState(q)
  // What the field asked for and has no answer to, after what is shown.
  const [asked, setAsked] = useState([q])
  const answered = asked.indexOf(q)
  if (answered > 0) setAsked(asked.slice(answered))
  if (answered < 0) {
    setTyped(q)
    setAsked([q])
  }
  const asks = (words: string) =>
    setAsked((before) => (before.at(-1) === words ? before : [...before, words]))
  return { typed, setTyped, asks }
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio])'))
