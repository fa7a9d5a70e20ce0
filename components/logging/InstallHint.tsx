// Owns the hint that the portal can stand on the home screen: once, where it can be done, and gone for good when answered.
'use client'

import { MonitorSmartphone } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/Button'

/** What Chromium offers a page that may be installed; not in the DOM's types. */
interface InstallPrompt extends Event {
  prompt: () => Promise<unknown>
}

const answered = 'phaseline-home-screen-hint'
const listeners = new Set<() => void>()
let offered: InstallPrompt | null = null

function subscribe(changed: () => void) {
  const offer = (event: Event) => {
    // The browser's own bar would come on top of ours.
    event.preventDefault()
    offered = event as InstallPrompt
    changed()
  }
  listeners.add(changed)
  window.addEventListener('beforeinstallprompt', offer)
  return () => {
    listeners.delete(changed)
    window.removeEventListener('beforeinstallprompt', offer)
  }
}

function way(): InstallPrompt | 'by hand' | null {
  if (isAnswered() || matchMedia('(display-mode: standalone)').matches) return null
  return offered ?? (/iPhone|iPad/.test(navigator.userAgent) ? 'by hand' : null)
}

// A browser may keep nothing at all; then the hint is for this visit.
let answeredHere = false
function isAnswered(): boolean {
  try {
    return answeredHere || localStorage.getItem(answered) !== null
  } catch {
    return answeredHere
  }
}

function answer(): void {
  answeredHere = true
  try {
    localStorage.setItem(answered, '1')
  } catch {
    // As above.
  }
  for (const changed of listeners) changed()
}

export function InstallHint() {
  const how = useSyncExternalStore(subscribe, way, () => null)
  if (!how) return null
  return (
    <aside
      aria-label="Home screen"
      className="mt-5 rounded-card border border-line bg-raised p-4 print:hidden"
    >
      <p className="flex gap-3">
        <MonitorSmartphone aria-hidden className="size-6 shrink-0 text-accent-text" />
        <span>
          <span className="font-bold">Put this page on your home screen.</span>{' '}
          {how === 'by hand'
            ? 'Touch Share (the square with an arrow), then “Add to Home Screen”.'
            : 'Then it opens with one touch.'}
        </span>
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {how !== 'by hand' && (
          <Button variant="primary" onClick={() => void how.prompt().finally(answer)}>
            Add to home screen
          </Button>
        )}
        <Button onClick={answer}>{how === 'by hand' ? 'I have seen this' : 'Not now'}</Button>
      </div>
    </aside>
  )
}
