// Owns the words that say whether what is written is saved.
'use client'

import { CircleCheck, CircleDot, CloudOff, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { useOnline } from '@/components/ui/useOnline'
import type { Trouble } from './useDraft'

export interface SavingStateProps {
  saving: boolean
  unsaved: boolean
  /** The server holds it: what is shown is what is kept. */
  stored: boolean
  trouble: Trouble | null
  /** Nobody waits for a button. */
  savesItself: boolean
}

export function SavingState(props: SavingStateProps) {
  const online = useOnline()
  const [words, icon] = standing(props, online)
  const onTheWay = props.saving || (props.savesItself && props.unsaved && online && !props.trouble)
  return (
    // What is heard is what became of it, and not each step of the way.
    <p
      role="status"
      aria-busy={onTheWay}
      className="flex items-center gap-1.5 text-sm text-muted [&_svg]:size-4 [&_svg]:shrink-0"
    >
      {icon}
      {words}
    </p>
  )
}

function standing(
  { saving, unsaved, stored, trouble }: SavingStateProps,
  online: boolean,
): [string, ReactNode] {
  if (saving) return ['Saving …', <LoaderCircle key="" aria-hidden className="animate-spin" />]
  if (!unsaved)
    return stored
      ? ['Saved', <CircleCheck key="" aria-hidden />]
      : ['Nothing changed yet', <CircleCheck key="" aria-hidden />]
  if (!online) return ['Not saved: offline. Kept on this device', <CloudOff key="" aria-hidden />]
  return [trouble ? 'Not saved' : 'Not saved yet', <CircleDot key="" aria-hidden />]
}
