// Owns the facets beside the results: what can be chosen, and how many items each choice would show. On a phone they fold away.
import { ChevronDown, SlidersHorizontal } from 'lucide-react'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { facetNames, facets, type Chosen, type Facet, type FacetCounts } from '@/domain/catalog/wish'

export interface FacetListProps {
  formId: string
  chosen: Chosen
  counts: FacetCounts
  onChoose: (facet: Facet, value: string, on: boolean) => void
}

// Long lists that one seldom begins with.
const folded: ReadonlySet<Facet> = new Set(['equipment', 'position'])

export function FacetList({ formId, chosen, counts, onChoose }: FacetListProps) {
  const choices = facetNames.reduce((sum, facet) => sum + chosen[facet].length, 0)
  return (
    <div className="mb-4">
      {/* A box and not a button, so that it opens before and without any script. */}
      <input
        type="checkbox"
        id="show-filters"
        autoComplete="off"
        aria-controls="filters"
        className="peer sr-only lg:hidden"
      />
      <label
        htmlFor="show-filters"
        className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-control border border-edge bg-raised px-4 font-semibold peer-checked:bg-accent-soft peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent-text lg:hidden"
      >
        <SlidersHorizontal aria-hidden className="size-[1.2em]" />
        {choices > 0 ? `Filters (${choices})` : 'Filters'}
      </label>
      <div id="filters" className="hidden max-lg:mt-3 peer-checked:block lg:block">
        {facetNames.map((facet) => (
          <FacetChoices
            key={facet}
            formId={formId}
            facet={facet}
            chosen={chosen[facet]}
            counts={counts[facet]}
            onChoose={onChoose}
          />
        ))}
        <noscript>
          <Button type="submit" form={formId} wide>
            Show
          </Button>
        </noscript>
      </div>
    </div>
  )
}

interface FacetChoicesProps {
  formId: string
  facet: Facet
  chosen: readonly string[]
  counts: Readonly<Record<string, number>>
  onChoose: FacetListProps['onChoose']
}

function FacetChoices({ formId, facet, chosen, counts, onChoose }: FacetChoicesProps) {
  const { title, words } = facets[facet]
  const offered = Object.entries(words).filter(([value]) => counts[value] || chosen.includes(value))
  if (offered.length === 0) return null
  return (
    <details open={!folded.has(facet) || chosen.length > 0} className="group border-t border-line py-1">
      <summary className="flex min-h-9 list-none items-center justify-between gap-2 font-semibold pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        {title}
        <ChevronDown aria-hidden className="size-4 text-muted group-open:rotate-180" />
      </summary>
      <div
        role="group"
        aria-label={title}
        className="pt-1 pb-2 max-lg:grid max-lg:gap-x-4 sm:max-lg:grid-cols-2"
      >
        {offered.map(([value, word]) => (
          <Checkbox
            key={value}
            name={facet}
            value={value}
            form={formId}
            checked={chosen.includes(value)}
            onChange={(event) => onChoose(facet, value, event.currentTarget.checked)}
            label={
              <span className="flex justify-between gap-2">
                {word} <span className="text-muted tabular-nums">{counts[value] ?? 0}</span>
              </span>
            }
          />
        ))}
      </div>
    </details>
  )
}
