// Owns a row of links between parts of one list, of which one is shown; the choice stands in the address.
import Link from 'next/link'
import type { ReactNode } from 'react'

export interface PillLinksProps {
  label: string
  links: { href: string; words: string; icon?: ReactNode; current: boolean }[]
}

export function PillLinks({ label, links }: PillLinksProps) {
  return (
    <nav aria-label={label} className="mb-3">
      <ul className="flex flex-wrap gap-2">
        {links.map(({ href, words, icon, current }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              scroll={false}
              aria-current={current ? 'true' : undefined}
              className="inline-flex min-h-9 items-center gap-2 rounded-full border border-edge bg-raised px-3.5 text-sm font-semibold hover:bg-sunken aria-[current]:chosen aria-[current]:border-transparent aria-[current]:bg-accent aria-[current]:text-accent-ink pointer-coarse:min-h-11 [&_svg]:size-4"
            >
              {icon}
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
