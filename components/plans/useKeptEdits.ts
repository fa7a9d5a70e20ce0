// Keeps unsaved edits on this device while there are any, and brings them back when the editor is opened again.
import { useEffect, useRef, useState } from 'react'
import { useLeaveWarning } from '@/components/ui/useLeaveWarning'
import { forgetEdits, keepEdits, keptEdits, type EditsPlace } from './kept-edits'
import { asText } from './useEditHistory'

export interface KeepingOptions<F> {
  place: EditsPlace
  text: string
  unsaved: boolean
  /** What the server is known to hold: kept with each edit anew, and with what was sent meanwhile. */
  held: { revision: number }
  edits: () => { id: string; content: F; sent: string | null }
  /** The revision is what it was typed from: older than what the editor has opened, or newer where a page was kept. */
  bringBack: (kept: { id: string; content: F; revision: number; sent: string | null }) => void
}

export function useKeptEdits<F>({ place, text, unsaved, held, edits, bringBack }: KeepingOptions<F>) {
  /** When what came back was typed. */
  const [broughtBack, setBroughtBack] = useState<string | null>(null)
  /** The device holds what stands here, whichever tab wrote it down. */
  const [isKept, setIsKept] = useState(true)
  const leave = useLeaveWarning(unsaved && !isKept)
  const looked = useRef(false)
  /** Where this tab keeps them: a new protocol has a place of its own once it is saved. */
  const keptAt = useRef(place)
  /** When what this tab keeps was typed; others may have the same open. */
  const own = useRef<string>(null)
  const now = useRef({ text, held, edits, bringBack })
  useEffect(() => {
    now.current = { text, held, edits, bringBack }
  })

  useEffect(() => {
    // Drawing the form anew is not for the midst of an effect.
    queueMicrotask(() => {
      if (looked.current) return
      looked.current = true
      const kept = keptEdits(place)
      if (!kept) return
      own.current = kept.at
      const { text, held, bringBack } = now.current
      const isOlder = kept.revision < held.revision
      const isOpened = kept.revision === held.revision && (kept.sent ?? text) === text
      if (asText(kept.content) === text && (isOlder || isOpened)) return forgetEdits(place, own.current)
      setBroughtBack(kept.at)
      const revision = kept.sent === text ? held.revision : kept.revision
      bringBack({ ...kept, content: kept.content as F, revision })
    })
  }, [place])

  useEffect(() => {
    // What is kept may still have to be brought back.
    if (!looked.current) return
    if (keptAt.current !== place) forgetEdits(keptAt.current, own.current)
    keptAt.current = place
    if (!unsaved) return forgetEdits(place, own.current)
    const at = new Date().toISOString()
    const isKept = keepEdits(place, { ...now.current.edits(), revision: held.revision, at }, own.current)
    if (isKept) own.current = at
    queueMicrotask(() => setIsKept(isKept))
  }, [place, unsaved, text, held])

  // Another tab that brought it back as well may drop it, or go on in it. It is not written down again here: what a
  // sign-out in another tab wiped stays wiped.
  useEffect(() => {
    const changedElsewhere = () => setIsKept(asText(keptEdits(place)?.content) === now.current.text)
    window.addEventListener('storage', changedElsewhere)
    return () => window.removeEventListener('storage', changedElsewhere)
  }, [place])

  const forget = () => forgetEdits(place, own.current)
  return {
    broughtBack,
    forget,
    end() {
      forget()
      leave()
    },
  }
}
