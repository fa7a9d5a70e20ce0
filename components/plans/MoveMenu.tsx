// Owns the grip of a prescription: it is dragged by it, and whoever cannot or will not drag finds every place to move it to behind it.
'use client'

import { Menu } from '@base-ui/react/menu'
import { GripVertical } from 'lucide-react'
import type { Ref } from 'react'
import { buttonClasses } from '@/components/ui/Button'
import { VisuallyHidden } from '@/components/ui/VisuallyHidden'

export type Move = { label: string; keys?: string; act: () => void }

export interface MoveMenuProps {
  ref: Ref<HTMLButtonElement>
  id: string
  /** "Scapular squeeze in Intensive". */
  of: string
  moves: readonly Move[]
}

export function MoveMenu({ ref, id, of, moves }: MoveMenuProps) {
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        ref={ref}
        id={id}
        title="Drag to move, or press for places to move to"
        className={buttonClasses(
          { variant: 'quiet', size: 'small' },
          'min-w-8 cursor-grab gap-0! px-1.5! active:cursor-grabbing pointer-coarse:min-w-11',
        )}
      >
        <GripVertical aria-hidden />
        <VisuallyHidden>Move {of}</VisuallyHidden>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" className="z-30">
          <Menu.Popup className="min-w-56 rounded-control border border-edge bg-raised py-1 shadow-lg">
            {moves.map(({ label, keys, act }) => (
              <Menu.Item
                key={label}
                onClick={act}
                className="flex min-h-10 cursor-pointer items-center justify-between gap-6 px-3 py-1 data-highlighted:bg-accent-soft pointer-coarse:min-h-11"
              >
                {label}
                {keys && <kbd className="text-sm text-muted">{keys}</kbd>}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
