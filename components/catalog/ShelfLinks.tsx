// Owns the way from the whole catalog to one's favourites and to what one prescribed last.
import { Clock3, LibraryBig, Star } from 'lucide-react'
import type { ReactNode } from 'react'
import { PillLinks } from '@/components/ui/PillLinks'
import { addressOf, shelfNames, shelves, type CatalogWish, type Shelf } from '@/domain/catalog/wish'

const icons: Record<Shelf, ReactNode> = { all: <LibraryBig />, favourites: <Star />, recent: <Clock3 /> }

export function ShelfLinks({ wish }: { wish: CatalogWish }) {
  return (
    <PillLinks
      label="Part of the catalog"
      links={shelfNames.map((shelf) => ({
        href: addressOf({ ...wish, shelf, page: 1 }),
        words: shelves[shelf],
        icon: icons[shelf],
        current: shelf === wish.shelf,
      }))}
    />
  )
}
