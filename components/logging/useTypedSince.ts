// Knows what is typed into a form while something is being sent: then it stays open and as it is, and what comes of it is what it corrects.
import { useRef, useState } from 'react'

/** `standing` is the entry that the form corrects: where nothing is typed, it begins anew with another one. */
export function useTypedSince(standing: string | undefined) {
  const typed = useRef(false)
  const [began, setBegan] = useState<{ of: string | undefined } | null>(null)
  return {
    key: began ? began.of : standing,
    onChange() {
      typed.current = true
      setBegan((before) => before ?? { of: standing })
    },
    /** All that stands in it is on the way. */
    sent() {
      typed.current = false
    },
    wasTyped: () => typed.current,
    end() {
      typed.current = false
      setBegan(null)
    },
  }
}
