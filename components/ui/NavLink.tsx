// Owns a link of the main navigation, which knows whether its page is the one shown, or under way.
'use client'

import Link, { useLinkStatus } from 'next/link'
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
      <UnderWay>
        <span aria-hidden className="shrink-0">
          {icon}
        </span>
        <span>
          {children}
          {count}
        </span>
      </UnderWay>
    </Link>
  )
}

/** On a slow network the press is seen at once, so that nobody presses again. */
function UnderWay({ children }: { children: ReactNode }) {
  const { pending } = useLinkStatus()
  return (
    <span className={pending ? 'contents font-bold text-accent-text [&_svg]:animate-pulse' : 'contents'}>
      {children}
    </span>
  )
}
