// Owns what all shells share: the way past the navigation, and the strip that says it is a demo.
import { FlaskConical } from 'lucide-react'

/** The id of the main element of every shell; the skip link lands there. */
export const mainId = 'content'

export function SkipLink() {
  return (
    <a
      href={`#${mainId}`}
      className="fixed top-2 left-2 z-50 -translate-y-[200%] rounded-control bg-accent px-4 py-2.5 font-semibold text-accent-ink focus:translate-y-0 print:hidden"
    >
      Skip to the content
    </a>
  )
}

export function DemoStrip() {
  return (
    <aside
      aria-label="About this clinic"
      className="flex items-center justify-center gap-1.5 bg-partial-soft px-3 py-1 text-center text-xs font-semibold text-partial"
    >
      <FlaskConical aria-hidden className="size-[1.2em] shrink-0" />
      <p>Demo clinic: nothing here is real</p>
    </aside>
  )
}
