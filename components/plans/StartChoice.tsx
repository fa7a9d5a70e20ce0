// Owns one thing that a plan can begin as: what it is, and the button that takes it.
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { VisuallyHidden } from '@/components/ui/VisuallyHidden'

export interface StartChoiceProps {
  name: string
  about?: ReactNode
  /** What pressing does: "Use this protocol". */
  verb: string
  icon: ReactNode
  pending: boolean
  onChoose: () => void
  children?: ReactNode
}

export function StartChoice({ name, about, verb, icon, pending, onChoose, children }: StartChoiceProps) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-3.5 py-3 sm:px-5">
      <div className="min-w-0 flex-[1_1_18rem]">
        <h3 className="font-bold">{name}</h3>
        {about && <p className="text-sm font-semibold text-muted">{about}</p>}
        {children}
      </div>
      <Button icon={icon} pending={pending} onClick={onChoose}>
        {verb}
        <VisuallyHidden>: {name}</VisuallyHidden>
      </Button>
    </li>
  )
}

export function StartChoices({ children }: { children: ReactNode }) {
  return <ul className="divide-y divide-line rounded-card border border-line bg-raised">{children}</ul>
}
