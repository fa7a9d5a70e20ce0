// Owns the photograph of an item of the clinic's own as its staff put it there, replace it and take it away; it is shown as the item's picture.
'use client'

import { Camera, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, useState, useTransition } from 'react'
import { Button } from '@/components/ui/Button'
import { FieldError, FieldHint } from '@/components/ui/Field'
import { VisuallyHidden } from '@/components/ui/VisuallyHidden'
import { WhenReady } from '@/components/ui/WhenReady'
import type { ActionResult } from '@/domain/action-result'
import { photoProblem, photoTypes } from '@/domain/catalog/photo'

export interface ExercisePhotoProps {
  exerciseId: string
  /** The mark of the one that is there. */
  shown: string | null
  remove: (from: { shown: string }) => Promise<ActionResult<void>>
}

/** What went wrong, and whether the page may show what does not stand there any more. */
type Outcome = { trouble: string | null; looksAnew: boolean }

const unreachable: Outcome = {
  trouble: 'Not saved: the clinic’s server cannot be reached.',
  looksAnew: false,
}

export function ExercisePhoto({ exerciseId, shown, remove }: ExercisePhotoProps) {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const address = `/api/exercises/${exerciseId}/photo${shown ? `?shown=${shown}` : ''}`

  function after({ trouble, looksAnew }: Outcome) {
    setTrouble(trouble)
    if (looksAnew) router.refresh()
  }

  function send(file: File) {
    startTransition(async () => {
      const start = new Uint8Array(await file.slice(0, 64).arrayBuffer())
      const trouble = photoProblem(start, file.size)
      const outcome = trouble ? { trouble, looksAnew: false } : await upload(address, file)
      startTransition(() => after(outcome))
    })
  }

  function takeAway(shown: string) {
    startTransition(async () => {
      const outcome = await remove({ shown }).then(outcomeOf, () => unreachable)
      startTransition(() => after(outcome))
    })
  }

  return (
    <div className="space-y-3">
      <WhenReady>
        <FieldHint id="photo-hint">
          JPEG, PNG or WebP, up to 8 MB. Place and time are taken out of it. Patients see it in place of the
          drawing.
        </FieldHint>
        <input
          ref={input}
          id="photo-file"
          type="file"
          accept={photoTypes}
          className="sr-only"
          tabIndex={-1}
          aria-label="Photograph"
          aria-describedby={trouble ? 'photo-hint photo-error' : 'photo-hint'}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            if (file) send(file)
            // The same file again, after it was put right, is a change too.
            event.currentTarget.value = ''
          }}
        />
        <div className="flex flex-wrap gap-2">
          <Button
            icon={<Camera />}
            pending={pending}
            pendingLabel="Saving"
            onClick={() => input.current?.click()}
          >
            {shown ? 'Replace photograph' : 'Add a photograph'}
          </Button>
          {shown && (
            <Button variant="quiet" icon={<Trash2 />} pending={pending} onClick={() => takeAway(shown)}>
              Remove<VisuallyHidden> photograph</VisuallyHidden>
            </Button>
          )}
        </div>
        {trouble && (
          <div role="alert">
            <FieldError id="photo-error">{trouble}</FieldError>
          </div>
        )}
      </WhenReady>
    </div>
  )
}

const outcomeOf = (result: ActionResult<void>): Outcome =>
  result.ok
    ? { trouble: null, looksAnew: true }
    : { trouble: Object.values(result.fields).join(' '), looksAnew: result.status === 422 }

async function upload(address: string, file: File): Promise<Outcome> {
  try {
    const response = await fetch(address, { method: 'POST', body: file })
    if (response.ok) return { trouble: null, looksAnew: true }
    const { error } = (await response.json().catch(() => ({}))) as { error?: unknown }
    return {
      trouble: typeof error === 'string' ? error : 'Not saved: something went wrong. Try again.',
      looksAnew: response.status === 422,
    }
  } catch {
    return unreachable
  }
}
