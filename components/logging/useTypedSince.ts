// Knows what is typed into a form while something is being sent: then it stays open and as it is, and corrects what came of that.
import { useRef, useState } from 'react'

/** `standing` is the entry that the form corrects: where nothing is typed, it begins anew with another one. */
export function useTypedSince<E extends { id: string }>(standing: E | null) {
  const typed = useRef(false)
  /** Once something is typed the form is of one entry: what comes from elsewhere meanwhile, nobody has seen in it. */
  const [held, setHeld] = useState<{ key: string | undefined; corrects: E | null } | null>(null)
  const corrects = held ? held.corrects : standing
  return {
    /** Of what it began with. */
    key: held ? held.key : standing?.id,
    corrects,
    onChange() {
      typed.current = true
      setHeld((before) => before ?? { key: standing?.id, corrects: standing })
    },
    /** All that stands in it is on the way. */
    sent() {
      typed.current = false
    },
    wasTyped: () => typed.current,
    /** It stays, and corrects what was saved. */
    goesOn: (saved: E | null) => setHeld((before) => before && { ...before, corrects: saved }),
    end() {
      typed.current = false
      setHeld(null)
    },
  }
}
