// Owns the arrow keys in a list of links: down from the field into the results, up through them and back to the field.
import type { KeyboardEvent } from 'react'

export function stepThroughResults(
  event: KeyboardEvent,
  results: HTMLElement | null,
  field: HTMLElement | null,
): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const links = [...(results?.querySelectorAll<HTMLElement>('[data-result]') ?? [])]
  const at = links.indexOf(document.activeElement as HTMLElement)
  const inField = event.target === field
  // Arrows elsewhere, as in a button of a row, stay with the browser.
  if (links.length === 0 || (at < 0 && !inField) || (inField && event.key === 'ArrowUp')) return
  event.preventDefault()
  const next = at + (event.key === 'ArrowDown' ? 1 : -1)
  if (next < 0) field?.focus()
  else links[Math.min(next, links.length - 1)]?.focus()
}
