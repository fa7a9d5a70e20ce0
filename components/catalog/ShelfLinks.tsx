// Owns the way from the whole catalog to one's favourites and to what one prescribed last.
import { Clock3, LibraryBig, Star } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { addressOf, shelfNames, shelves, type CatalogWish, type Shelf } from '@/domain/catalog/wish'

const icons: Record<Shelf, ReactNode> = { all: <LibraryBig />, favourites: <Star />, recent: <Clock3 /> }

export function ShelfLinks({ wish }: { wish: CatalogWish }) {
  return (
    <nav aria-label="Part of the catalog" className="mb-3">
      <ul className="flex flex-wrap gap-2">
        {shelfNames.map((shelf) => (
          <li key={shelf}>
            <Link
              href={addressOf({ ...wish, shelf, page: 1 })}
              prefetch={false}
              scroll={false}
              aria-current={shelf === wish.shelf ? 'true' : undefined}
              className="inline-flex min-h-9 items-center gap-2 rounded-full border border-edge bg-raised px-3.5 text-sm font-semibold hover:bg-sunken aria-[current]:border-transparent aria-[current]:bg-accent aria-[current]:text-accent-ink pointer-coarse:min-h-11 [&_svg]:size-4"
            >
              {icons[shelf]}
              {shelves[shelf]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
