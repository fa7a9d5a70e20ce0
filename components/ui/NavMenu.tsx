// Owns the staff's navigation on a narrow screen: a native disclosure that closes when the page changes.
'use client'

import { Menu } from 'lucide-react'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

export function NavMenu({ children }: { children: ReactNode }) {
  const pathname = usePathname()
  return (
    <details key={pathname} className="lg:hidden">
      <summary className="flex min-h-11 list-none items-center gap-2 rounded-control px-3 font-semibold hover:bg-sunken [&::-webkit-details-marker]:hidden">
        <Menu aria-hidden className="size-5" />
        Menu
      </summary>
      <div className="absolute inset-x-0 top-full border-b border-line bg-raised px-3 pt-1 pb-3">
        {children}
      </div>
    </details>
  )
}
