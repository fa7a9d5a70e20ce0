// Owns the frame of the patient's side: the clinic's name above, five places under the thumb.
'use client'

import { BookOpen, CalendarDays, ChartLine, ListChecks, MessagesSquare } from 'lucide-react'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { InstallHint } from '@/components/logging/InstallHint'
import { UnreadCount } from '@/components/messages/UnreadCount'
import type { ShellProps } from './ClinicShell'
import { NavLink } from './NavLink'
import { DemoStrip, mainId, SkipLink } from './ShellParts'
import { Mark } from './Wordmark'

const places = [
  { href: '/today', label: 'Today', icon: <ListChecks /> },
  { href: '/progress', label: 'Progress', icon: <ChartLine /> },
  { href: '/sessions', label: 'Sessions', icon: <CalendarDays /> },
  { href: '/learn', label: 'Learn', icon: <BookOpen /> },
  { href: '/messages', label: 'Messages', icon: <MessagesSquare /> },
]

const entry =
  'relative flex min-h-14 flex-col items-center justify-center gap-0.5 rounded-control px-0.5 text-[0.78rem] text-center leading-tight text-muted hover:bg-sunken [&_svg]:size-6 ' +
  'aria-[current]:chosen aria-[current]:bg-accent-soft aria-[current]:font-bold aria-[current]:text-accent-text narrow:flex-row narrow:gap-2 narrow:px-2 low:min-h-11 low:flex-row low:gap-2 low:max-sm:gap-0 low:max-sm:text-[0.68rem] low:max-sm:[&_svg]:hidden md:flex-row md:gap-2 md:px-4 md:text-sm'

export interface PortalShellProps extends ShellProps {
  /** Shown above the day: a link to what is to be answered. */
  asks: ReactNode
}

export function PortalShell(props: PortalShellProps) {
  const { clinicName, personName, demo, unread, signOut, asks, children } = props
  const pathname = usePathname()
  return (
    <div data-side="patient" className="min-h-dvh">
      <SkipLink />
      {demo && <DemoStrip />}
      <header className="mx-auto flex w-full max-w-2xl items-center justify-between gap-3 px-4 pt-3 narrow:flex-wrap print:hidden">
        <div className="flex min-w-0 items-center gap-2.5">
          <Mark className="size-8 max-[22em]:hidden" />
          <div className="min-w-0 leading-tight">
            <p className="font-semibold">{clinicName}</p>
            <p className="text-sm text-muted">{personName}</p>
          </div>
        </div>
        <div className="shrink-0">{signOut}</div>
      </header>
      <nav
        aria-label="Main"
        className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-raised px-1 pt-1 pb-[max(0.25rem,env(safe-area-inset-bottom))] narrow:static narrow:mt-2 narrow:border-b md:static md:mx-auto md:mt-3 md:max-w-2xl md:border-t-0 md:border-b md:bg-transparent md:px-4 md:pb-2 print:hidden"
      >
        <ul className="mx-auto grid max-w-2xl grid-cols-5 gap-0.5 narrow:flex narrow:flex-wrap md:flex">
          {places.map((place) => (
            <li key={place.href}>
              <NavLink
                href={place.href}
                icon={place.icon}
                className={entry}
                count={
                  place.href === '/messages' && (
                    <UnreadCount
                      unread={unread}
                      className="absolute top-0.5 left-1/2 ml-1 narrow:static low:max-sm:-top-1 low:max-sm:right-0 low:max-sm:left-auto md:static"
                    />
                  )
                }
              >
                {place.label}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <main
        id={mainId}
        tabIndex={-1}
        className="mx-auto w-full max-w-2xl px-4 pt-5 pb-[calc(6rem+env(safe-area-inset-bottom))] narrow:pb-10 md:pb-10"
      >
        {pathname === '/today' && asks}
        {children}
        {/* Below, since it comes late: above it would push away what a thumb is about to press. */}
        {pathname === '/today' && <InstallHint />}
      </main>
    </div>
  )
}
