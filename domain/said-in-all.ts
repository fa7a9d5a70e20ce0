// How much is said by what a browser sent: it may name one part again and again, so a few bytes can stand for millions.

/** In units of text, names and values. The longest form of ours says less, and so much is read in a fraction of a second. */
export const mostSaid = 1_000_000

/** Whether it says more than any form of ours, each part counted as often as it stands there; what holds itself does. */
export function saysTooMuch(given: unknown): boolean {
  let left = mostSaid
  const parts = [given]
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    left -= typeof part === 'string' ? 1 + part.length : 1
    if (left < (Array.isArray(part) ? part.length : 0)) return true
    if (Array.isArray(part)) for (const each of part) parts.push(each ?? null)
    else if (typeof part === 'object' && part !== null && !ArrayBuffer.isView(part))
      for (const name in part) {
        left -= name.length
        if (left < 0) return true
        parts.push((part as Record<string, unknown>)[name] ?? null)
      }
  }
  return false
}
