// Owns the choice between what somebody else has saved meanwhile and what stands typed here.
import type { ReactNode } from 'react'
import { Alert } from './Alert'
import { Button } from './Button'

export interface OvertakenProps {
  title: string
  /** What stands now. */
  children: ReactNode
  takeTheirs: () => void
  keepMine: () => void
}

export function Overtaken({ title, children, takeTheirs, keepMine }: OvertakenProps) {
  return (
    <Alert tone="danger" title={title} className="w-full">
      <div
        tabIndex={0}
        role="region"
        aria-label="What stands now"
        className="my-2 max-h-[50dvh] space-y-1 overflow-y-auto wrap-anywhere whitespace-pre-line"
      >
        {children}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={takeTheirs}>
          Take theirs
        </Button>
        <Button size="small" onClick={keepMine}>
          Keep mine
        </Button>
      </div>
    </Alert>
  )
}
