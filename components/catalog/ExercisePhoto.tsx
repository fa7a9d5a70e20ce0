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
  present: boolean
  remove: () => Promise<ActionResult<void>>
}

const unreachable = 'Not saved: the clinic’s server cannot be reached.'

export function ExercisePhoto({ exerciseId, present, remove }: ExercisePhotoProps) {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const address = `/api/exercises/${exerciseId}/photo`

  function after(problem: string | null) {
    setTrouble(problem)
    if (problem === null) router.refresh()
  }

  function send(file: File) {
    startTransition(async () => {
      const start = new Uint8Array(await file.slice(0, 64).arrayBuffer())
      const problem = photoProblem(start, file.size) ?? (await upload(address, file))
      startTransition(() => after(problem))
    })
  }

  function takeAway() {
    startTransition(async () => {
      const result = await remove().catch(() => null)
      const problem = result ? (result.ok ? null : Object.values(result.fields).join(' ')) : unreachable
      startTransition(() => after(problem))
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
            {present ? 'Replace photograph' : 'Add a photograph'}
          </Button>
          {present && (
            <Button variant="quiet" icon={<Trash2 />} pending={pending} onClick={takeAway}>
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

/** What went wrong, as a sentence; null when it was saved. */
async function upload(address: string, file: File): Promise<string | null> {
  try {
    const response = await fetch(address, { method: 'POST', body: file })
    if (response.ok) return null
    const answer = (await response.json().catch(() => ({}))) as { error?: unknown }
    return typeof answer.error === 'string' ? answer.error : 'Not saved: something went wrong. Try again.'
  } catch {
    return unreachable
  }
}
