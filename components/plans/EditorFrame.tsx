// Owns the frame of an editor: the form with its summary beside it, and the bar below that says what is saved and what can be done.
'use client'

import { CircleCheck, CircleDot } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { TextLink } from '@/components/ui/TextLink'
import { WhenReady } from '@/components/ui/WhenReady'
import type { Trouble } from './useDraft'

export interface EditorFrameProps {
  summary: ReactNode
  children: ReactNode
  /** Buttons: the most likely one last, beside the thumb. */
  actions: ReactNode
  onSave: () => void
  saving: boolean
  unsaved: boolean
  /** Somebody has saved it: what is shown is what is kept. */
  kept: boolean
  trouble: Trouble | null
  /** Where what is kept can be seen, and what to do with what is typed here all the same. */
  stale: { seenAt: string; onSaveOver: () => void }
}

export function EditorFrame({
  summary,
  children,
  actions,
  onSave,
  saving,
  unsaved,
  kept,
  trouble,
  stale,
}: EditorFrameProps) {
  // Listens once, and saves what is there when the keys are pressed.
  const save = useRef(onSave)
  useEffect(() => {
    save.current = onSave
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      save.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  return (
    <WhenReady>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSave()
        }}
      >
        <div className="gap-6 xl:grid xl:grid-cols-[minmax(0,1fr)_16rem]">
          <div className="min-w-0 space-y-5">{children}</div>
          <aside aria-label="Summary" className="max-xl:mt-6 xl:sticky xl:top-6 xl:self-start">
            {summary}
          </aside>
        </div>
        <div className="sticky bottom-0 z-10 -mx-4 mt-6 border-t border-line bg-surface px-4 py-3 sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8">
          {trouble && (
            <Alert tone="danger" title={trouble.message} className="mb-3">
              {trouble.stale && (
                <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
                  <TextLink href={stale.seenAt} target="_blank">
                    See what is saved, in a new tab
                  </TextLink>
                  <Button size="small" onClick={stale.onSaveOver}>
                    Save mine over it
                  </Button>
                </span>
              )}
            </Alert>
          )}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <p role="status" className="flex items-center gap-1.5 text-sm text-muted">
              {unsaved ? (
                <CircleDot aria-hidden className="size-4" />
              ) : (
                <CircleCheck aria-hidden className="size-4" />
              )}
              {saving ? 'Saving …' : unsaved ? 'Not saved' : kept ? 'Saved' : 'Nothing changed yet'}
            </p>
            <div className="ml-auto flex flex-wrap gap-2">{actions}</div>
          </div>
        </div>
      </form>
    </WhenReady>
  )
}
