// Owns the frame of an editor: the form with its summary beside it, and the bar below that says what is saved and what can be done.
'use client'

import { Redo2, Undo2 } from 'lucide-react'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { TextLink } from '@/components/ui/TextLink'
import { DrawnHere, WhenReady } from '@/components/ui/WhenReady'
import { IconButton } from './IconButton'
import { SavingState, type SavingStateProps } from './SavingState'
import type { Trouble } from './useDraft'
import { useEditorKeys } from './useEditorKeys'
import type { Editing } from './useEditHistory'

export interface EditorFrameProps extends Omit<SavingStateProps, 'trouble'> {
  /** Stands across the top, over form and summary. */
  overview: ReactNode
  summary: ReactNode
  children: ReactNode
  /** Buttons: the most likely one last, beside the thumb. */
  actions: ReactNode
  editing: Pick<Editing<never>, 'drawing' | 'canUndo' | 'canRedo' | 'undo' | 'redo' | 'said'>
  onSave: () => void
  /** What stands here is being published, shared or thrown away. */
  finishing: boolean
  trouble: Trouble | null
  /** When what came back from this device was typed, as an instant. */
  broughtBack: string | null
  /** What can be done when somebody else has saved meanwhile. */
  whenStale: ReactNode
}

export function EditorFrame({
  overview,
  summary,
  children,
  actions,
  editing,
  onSave,
  finishing,
  trouble,
  broughtBack,
  whenStale,
  ...saving
}: EditorFrameProps) {
  const { drawing, canUndo, canRedo, undo, redo, said } = editing
  const path = usePathname()
  useEditorKeys(finishing ? null : { save: onSave, undo, redo })

  return (
    <WhenReady closed={finishing}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSave()
        }}
      >
        {broughtBack && (
          <Alert title="What you had typed is back" className="mb-4">
            It was typed on {new Date(broughtBack).toLocaleString()} on this device and had not been saved.
            Undo takes it out again.
          </Alert>
        )}
        {overview}
        <div className="gap-6 xl:grid xl:grid-cols-[minmax(0,1fr)_16rem]">
          <div key={drawing} className="min-w-0 space-y-5">
            <DrawnHere meanwhile={<p className="min-h-screen pt-4 text-muted">Opening …</p>}>
              {children}
            </DrawnHere>
          </div>
          <aside aria-label="Summary" className="max-xl:mt-6 xl:sticky xl:top-6 xl:self-start">
            {summary}
          </aside>
        </div>
        <div className="sticky bottom-0 z-10 -mx-4 low:static mt-6 border-t border-line bg-surface px-4 py-3 sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8">
          {trouble && (
            <Alert tone="danger" title={trouble.message} className="mb-3">
              {trouble.kind === 'stale' && whenStale}
              {trouble.kind === 'signed-out' && (
                <TextLink href={`/sign-in?${new URLSearchParams({ callbackUrl: path })}`}>
                  Sign in and go on: what you typed waits on this device
                </TextLink>
              )}
              {trouble.kind === 'unreachable' && (
                <Button size="small" onClick={onSave}>
                  Try again
                </Button>
              )}
            </Alert>
          )}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <div className="flex gap-0.5">
              <IconButton
                icon={<Undo2 />}
                name="Undo"
                onClick={undo}
                disabled={!canUndo}
                aria-keyshortcuts="Control+Z"
              />
              <IconButton
                icon={<Redo2 />}
                name="Redo"
                onClick={redo}
                disabled={!canRedo}
                aria-keyshortcuts="Control+Shift+Z"
              />
            </div>
            {/* Its width changes: before the buttons it would move them from under a press. */}
            <SavingState {...saving} trouble={trouble} />
            <p role="status" className="min-w-0 text-sm text-muted">
              {said}
            </p>
            <div className="ml-auto flex flex-wrap gap-2">{actions}</div>
          </div>
        </div>
      </form>
    </WhenReady>
  )
}
