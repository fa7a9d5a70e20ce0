// Owns what stands before an open page whose session is about to end, has ended, or has become somebody else's. What was typed stays where it is.
import type { ReactNode } from 'react'
import { Button, buttonClasses } from '@/components/ui/Button'

export interface PageCoverProps {
  title: string
  /** Nothing behind it can be read, nor printed. */
  hides?: boolean
  onCancel?: () => void
  children: ReactNode
}

/** The browser's own dialog, since it stands above any other that is open. */
export function PageCover({ title, hides = false, onCancel, children }: PageCoverProps) {
  return (
    <dialog
      ref={(dialog) => {
        if (dialog && !dialog.open) dialog.showModal()
      }}
      aria-label={title}
      data-hides={hides || undefined}
      onCancel={(event) => {
        event.preventDefault()
        onCancel?.()
      }}
      // Browsers close it at the second Escape, whatever was said to the first.
      onClose={(event) => (onCancel ? onCancel() : event.currentTarget.showModal())}
      className={`m-auto w-[calc(100%-2rem)] max-w-md space-y-4 rounded-card border border-line bg-raised p-5 text-ink ${
        hides ? 'backdrop:bg-sunken' : 'backdrop:bg-scrim backdrop:opacity-60'
      }`}
    >
      <h2 className="text-xl font-bold">{title}</h2>
      {children}
    </dialog>
  )
}

/** `look` asks anew who is signed in. */
export function SignedOut({ look }: { look: () => void }) {
  return (
    <PageCover title="You are signed out" hides>
      <p>What you typed is still here: sign in again in another tab, come back, and go on.</p>
      <div className="flex flex-wrap gap-2">
        <a href="/sign-in" target="_blank" rel="noreferrer" className={buttonClasses({ variant: 'primary' })}>
          Sign in in another tab
        </a>
        <Button onClick={look}>I have signed in</Button>
      </div>
    </PageCover>
  )
}

/** `look` asks anew who is signed in. */
export function SomebodyElse({ look }: { look: () => void }) {
  return (
    <PageCover title="Somebody else is signed in on this device now" hides>
      <p>
        This page is not theirs, so it is covered. What was typed on it is kept, and nothing of it is sent.
      </p>
      <p>
        Is it your page? Sign out in the other one and sign in again. Then come back: this page opens by
        itself.
      </p>
      <div className="flex flex-wrap gap-2">
        <a href="/" target="_blank" rel="noreferrer" className={buttonClasses({ variant: 'primary' })}>
          Go to their page
        </a>
        <Button onClick={look}>I have signed in again</Button>
      </div>
    </PageCover>
  )
}

/** What it shows may be for others now, also where the same person is signed in. */
export function OtherRole() {
  return (
    <PageCover title="Your role in the clinic has changed" hides>
      <p>
        This page was opened with a role that you no longer have, so it is covered. What was typed on it can
        no longer be saved.
      </p>
      <a href="/" className={buttonClasses({ variant: 'primary' })}>
        Go on to your pages
      </a>
    </PageCover>
  )
}
