// Saves by itself: when the writing pauses or a field is left, and again when a network or a session is back.
import { useRouter } from 'next/navigation'
import { useEffect, useRef, type RefObject } from 'react'
import { usePageOwner } from '@/components/accounts/PageOwner'
import { sessionHere } from '@/components/accounts/session-here'
import type { Trouble } from './useDraft'

const pauseMs = 800
const retryMs = 15_000
/** At first sooner: what keeps a database from answering is often over at once. */
const firstRetriesMs = [2_000, 5_000]

export interface AutosaveOptions {
  savesItself: boolean
  text: string
  /** What was sent last: the same is not sent again by itself until something has changed. */
  sent: RefObject<string | null>
  unsaved: boolean
  busy: boolean
  trouble: Trouble | null
  save: () => Promise<unknown>
  /** Once what was sent last is answered. */
  settled: () => Promise<unknown>
}

export function useAutosave(options: AutosaveOptions) {
  const { savesItself, text, sent, unsaved, busy, trouble, save, settled } = options
  const router = useRouter()
  const owner = usePageOwner()
  const ended = useRef(false)
  const now = useRef({ save, settled })
  useEffect(() => {
    now.current = { save, settled }
  })

  const signedOut = trouble?.kind === 'signed-out'
  const waitsForPerson = trouble?.kind === 'stale' || signedOut
  useEffect(() => {
    if (!savesItself || !unsaved || busy || waitsForPerson || sent.current === text) return
    const timer = setTimeout(() => void now.current.save(), pauseMs)
    return () => clearTimeout(timer)
  }, [savesItself, unsaved, busy, waitsForPerson, text, sent])

  // Whoever wrote it may have signed in again in another tab; somebody else's session is not theirs to save it in.
  const tried = useRef(0)
  useEffect(() => {
    if (!trouble) tried.current = 0
  }, [trouble])
  const retries = savesItself && unsaved && !busy && (trouble?.kind === 'unreachable' || signedOut)
  useEffect(() => {
    if (!retries) return
    const retry = async () => {
      if (signedOut && (await sessionHere())?.account !== owner) return
      tried.current++
      await now.current.save()
    }
    const again = () => void retry()
    const pause = (!signedOut && firstRetriesMs[tried.current]) || retryMs
    const timer = setInterval(() => navigator.onLine && again(), pause)
    window.addEventListener('online', again)
    window.addEventListener('focus', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
      window.removeEventListener('focus', again)
    }
  }, [retries, signedOut, owner])

  // Whoever leaves the page leaves a field first: it is sent before the page goes, since later there is nobody to send it.
  useEffect(() => {
    if (!savesItself || !unsaved || busy || waitsForPerson) return
    const left = () => {
      if (sent.current !== text) void now.current.save()
    }
    document.addEventListener('focusout', left)
    return () => document.removeEventListener('focusout', left)
  }, [savesItself, unsaved, busy, waitsForPerson, text, sent])

  // The router forgets how the draft was when it was opened: going back to it shows what was saved, and what is saved
  // last is sent only as the page goes.
  useEffect(() => {
    const [isEnded, last, latest] = [ended, sent, now]
    return () => {
      if (!isEnded.current && last.current !== null)
        void latest.current.settled().then(() => router.refresh())
    }
  }, [router, sent])

  return {
    end: () => {
      ended.current = true
    },
  }
}
