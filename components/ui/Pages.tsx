// Owns the way through the pages of a list: the one before, where one is, and the next.
import { LinkButton } from './Button'

export interface PagesProps {
  /** From 1. */
  page: number
  pages: number
  address: (page: number) => string
}

export function Pages({ page, pages, address }: PagesProps) {
  if (pages <= 1) return null
  return (
    <nav aria-label="Pages" className="mt-4 flex flex-wrap items-center gap-3">
      {page > 1 && (
        <LinkButton href={address(page - 1)} prefetch={false}>
          Previous page
        </LinkButton>
      )}
      <span className="text-muted">
        Page {page} of {pages}
      </span>
      {page < pages && (
        <LinkButton href={address(page + 1)} prefetch={false}>
          Next page
        </LinkButton>
      )}
    </nav>
  )
}
