// Owns the words of pages that could not be shown: calm, with what to do next.
// A part of every answer, since Next sends these pages along: as client components they are a name there and nothing more.
'use client'

import { RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import { notReached, unavailableDigest } from '@/domain/unavailable'
import { Button, LinkButton } from './Button'
import { Wordmark } from './Wordmark'

/** For trouble outside the two sides, where no shell says whose page this is. */
export function TroubleFrame({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto max-w-lg px-4 py-8 sm:py-14">
      <Wordmark />
      {children}
    </main>
  )
}

interface TroubleProps {
  title: string
  actions: ReactNode
  children: ReactNode
}

function Trouble({ title, actions, children }: TroubleProps) {
  return (
    <div className="mx-auto max-w-lg py-8">
      <h1 className="text-2xl font-bold">{title}</h1>
      <div className="mt-2 space-y-3">{children}</div>
      <div className="mt-6 flex flex-wrap gap-2">{actions}</div>
    </div>
  )
}

export interface UnexpectedErrorProps {
  error: unknown
  retry: () => void
  home: { href: string; label: string }
}

export function UnexpectedError({ error, retry, home }: UnexpectedErrorProps) {
  // Only what the server threw has a number; the same number stands in its log.
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  const unavailable = digest === unavailableDigest
  const title = unavailable ? notReached.title : 'This page did not work'
  return (
    <Trouble
      title={title}
      actions={
        <>
          <Button variant="primary" icon={<RotateCcw />} onClick={retry}>
            Try again
          </Button>
          <LinkButton href={home.href}>{home.label}</LinkButton>
        </>
      }
    >
      <title>{`${title} · Phaseline`}</title>
      <p>{unavailable ? notReached.words : 'Something went wrong on our side. Trying again often helps.'}</p>
      {digest && !unavailable && (
        <p className="text-muted">
          If it happens again, tell the clinic this number: <strong className="text-ink">{digest}</strong>
        </p>
      )}
    </Trouble>
  )
}

/** The same words for what does not exist and for what is somebody else's: nobody learns which. */
export function NotFoundPage({ home }: { home: { href: string; label: string } }) {
  return (
    <Trouble
      title="There is nothing here for you"
      actions={
        <LinkButton variant="primary" href={home.href}>
          {home.label}
        </LinkButton>
      }
    >
      <p>The page does not exist, or it is not one that you may see. Check the address, or start again.</p>
    </Trouble>
  )
}
