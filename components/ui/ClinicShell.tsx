// Owns the frame of the staff's side: a slim rail on a desk, a bar with a menu on a phone.
'use client'

import {
  CalendarDays,
  ClipboardList,
  LayoutList,
  LibraryBig,
  MessagesSquare,
  Settings,
  Users,
} from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { UnreadCount } from '@/components/messages/UnreadCount'
import { NavLink } from './NavLink'
import { NavMenu } from './NavMenu'
import { DemoStrip, mainId, SkipLink } from './ShellParts'
import { Wordmark } from './Wordmark'

export interface ShellProps {
  clinicName: string
  personName: string
  /** Shows the strip that says that nothing here is real. */
  demo: boolean
  /** How many messages wait. */
  unread: number
  /** The sign-out form or button. */
  signOut: ReactNode
  children: ReactNode
}

const places = [
  { href: '/caseload', label: 'Caseload', icon: <LayoutList /> },
  { href: '/patients', label: 'Patients', icon: <Users /> },
  { href: '/inbox', label: 'Messages', icon: <MessagesSquare /> },
  { href: '/catalog', label: 'Catalog', icon: <LibraryBig /> },
  { href: '/protocols', label: 'Protocols', icon: <ClipboardList /> },
  { href: '/calendar', label: 'Calendar', icon: <CalendarDays /> },
  { href: '/settings', label: 'Settings', icon: <Settings /> },
]

const entry =
  'flex min-h-10 items-center gap-3 rounded-control px-3 py-1.5 text-ink hover:bg-sunken max-lg:min-h-12 [&_svg]:size-5 [&_svg]:text-muted ' +
  'aria-[current]:chosen aria-[current]:bg-accent-soft aria-[current]:font-semibold aria-[current]:text-accent-text aria-[current]:[&_svg]:text-accent-text'

export function ClinicShell({ clinicName, personName, demo, unread, signOut, children }: ShellProps) {
  const person = (
    <div className="border-t border-line px-3 pt-3 max-lg:mt-2">
      <p className="font-semibold">{personName}</p>
      <p className="mb-2 text-sm text-muted">{clinicName}</p>
      {signOut}
    </div>
  )
  const entries = (
    <ul className="space-y-0.5">
      {places.map((place) => (
        <li key={place.href}>
          <NavLink
            href={place.href}
            icon={place.icon}
            className={entry}
            count={place.href === '/inbox' && <UnreadCount unread={unread} className="ml-2" />}
          >
            {place.label}
          </NavLink>
        </li>
      ))}
    </ul>
  )
  return (
    <div data-side="clinic" className="min-h-dvh">
      <SkipLink />
      {demo && <DemoStrip />}
      {/* Paper in landscape is as wide as a desk, and has no rail beside it. */}
      <div className="lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)] print:block">
        <header className="relative z-30 border-b border-line bg-raised lg:sticky lg:top-0 lg:h-dvh lg:overflow-y-auto lg:border-r lg:border-b-0 print:hidden">
          <div className="flex min-h-14 items-center justify-between gap-3 px-3 lg:px-4 lg:pt-4">
            <Link href="/caseload" prefetch={false} className="rounded-control p-1">
              <Wordmark />
            </Link>
            <NavMenu>
              <nav aria-label="Main">{entries}</nav>
              {person}
            </NavMenu>
          </div>
          <div className="hidden px-3 py-4 lg:block">
            <nav aria-label="Main" className="mb-6">
              {entries}
            </nav>
            {person}
          </div>
        </header>
        <main
          id={mainId}
          tabIndex={-1}
          className="mx-auto w-full max-w-6xl min-w-0 px-4 py-6 sm:px-6 lg:px-8"
        >
          {children}
        </main>
      </div>
    </div>
  )
}
