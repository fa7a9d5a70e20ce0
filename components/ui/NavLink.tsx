// Owns a link of the main navigation, which knows whether its page is the one shown.
'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

export interface NavLinkProps {
  href: string
  icon: ReactNode
  className: string
  /** Behind the words: how much waits there. */
  count?: ReactNode
  children: ReactNode
}

export function NavLink({ href, icon, className, count, children }: NavLinkProps) {
  const pathname = usePathname()
  const within = pathname === href || pathname.startsWith(`${href}/`)
  return (
    <Link
      href={href}
      // Prefetching each entry would cost the server a session look-up per link and bring no content.
      prefetch={false}
      // A page below the section marks it too, but only the section's own page is "page".
      aria-current={pathname === href ? 'page' : within ? 'true' : undefined}
      className={className}
    >
      <span aria-hidden className="shrink-0">
        {icon}
      </span>
      <span>
        {children}
        {count}
      </span>
    </Link>
  )
}
