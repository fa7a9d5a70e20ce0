// Owns the question or small form that must be finished before the page goes on.
'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useRef, type FormEvent, type ReactElement, type ReactNode } from 'react'
import { buttonClasses } from './Button'
import { mayCloseTyped } from './useLeaveWarning'

export interface DialogProps {
  /** The button that opens it; leave it out and use `open` to open it from elsewhere. */
  trigger?: ReactElement
  title: ReactNode
  description?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}

export function Dialog({ trigger, title, description, open, onOpenChange, children }: DialogProps) {
  /** The boxes in which something was typed. */
  const typed = useRef(new Set<HTMLInputElement>())
  function noteTyping({ target }: FormEvent) {
    const box = target as HTMLInputElement
    if (box.matches('textarea, input[type=text]:not([inputmode])')) typed.current.add(box)
  }
  function mayClose() {
    const words = [...typed.current].some((box) => box.isConnected && box.value.trim() !== '')
    return !words || mayCloseTyped()
  }
  return (
    // A press beside it is a slip, and would take what was typed along.
    <Base.Root
      open={open}
      onOpenChange={(next, details) => (next || mayClose() ? onOpenChange?.(next) : details.cancel())}
      disablePointerDismissal
    >
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 min-h-dvh bg-scrim opacity-60 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        {/* A sheet from below on a phone, where the thumb is; a box in the middle on a desk. */}
        <Base.Popup
          onInput={noteTyping}
          className="fixed inset-x-0 bottom-0 z-50 max-h-[90dvh] overflow-y-auto rounded-t-card border border-line bg-raised p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0 sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-full sm:max-w-lg sm:-translate-1/2 sm:rounded-card"
        >
          <div className="flex items-start justify-between gap-3">
            <Base.Title className="text-xl font-bold">{title}</Base.Title>
            <Base.Close
              aria-label="Close"
              className={buttonClasses(
                { variant: 'quiet', size: 'small' },
                '-mt-1 -mr-2 aspect-square px-0!',
              )}
            >
              <X />
            </Base.Close>
          </div>
          {description && <Base.Description className="mt-1 text-muted">{description}</Base.Description>}
          <div className="mt-4">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** Around the button that leaves the dialog without doing anything: `<DialogClose><Button>Keep it</Button></DialogClose>`. */
export function DialogClose({ children }: { children: ReactElement }) {
  return <Base.Close render={children} />
}
