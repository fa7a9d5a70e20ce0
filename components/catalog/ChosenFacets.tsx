// Owns what is chosen at the moment, each with the way to take it back: links, since every view is an address.
import { X } from 'lucide-react'
import Link from 'next/link'
import { LinkButton } from '@/components/ui/Button'
import {
  addressOf,
  choosing,
  facetNames,
  facets,
  isNarrowed,
  wishOf,
  type CatalogWish,
} from '@/domain/catalog/wish'

export function ChosenFacets({ wish }: { wish: CatalogWish }) {
  if (!isNarrowed(wish)) return null
  return (
    <ul aria-label="Chosen" className="mb-3 flex flex-wrap items-center gap-2">
      {facetNames.flatMap((facet) =>
        wish.chosen[facet].map((value) => {
          const word = (facets[facet].words as Readonly<Record<string, string>>)[value]
          return (
            <li key={`${facet}-${value}`}>
              <Link
                href={addressOf(choosing(wish, facet, value, false))}
                prefetch={false}
                scroll={false}
                className="inline-flex min-h-8 items-center gap-1.5 rounded-full bg-accent-soft px-3 text-sm font-semibold text-accent-text hover:underline pointer-coarse:min-h-11"
              >
                <span className="sr-only">Remove </span>
                {word}
                <X aria-hidden className="size-4" />
              </Link>
            </li>
          )
        }),
      )}
      <li>
        <LinkButton
          href={addressOf({ ...wishOf({}), shelf: wish.shelf })}
          prefetch={false}
          scroll={false}
          variant="quiet"
          size="small"
        >
          Clear all
        </LinkButton>
      </li>
    </ul>
  )
}
