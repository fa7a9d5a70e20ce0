// How much is said by what a browser sent: it may name one part again and again, so a few bytes can stand for millions.

/** In bytes of text and names, and of anything else one each: as much as can be sent without naming anything twice. */
export const mostSaid = 2 * 1024 * 1024

/** Whether it says more than can be sent, each part counted as often as it stands there; what holds itself does. */
export function saysTooMuch(given: unknown): boolean {
  let left = mostSaid
  const parts = [given]
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    left -= typeof part === 'string' ? 1 + Buffer.byteLength(part) : 1
    if (left < (Array.isArray(part) ? part.length : 0)) return true
    if (Array.isArray(part)) for (const each of part) parts.push(each ?? null)
    else if (typeof part === 'object' && part !== null && !ArrayBuffer.isView(part))
      for (const name in part) {
        left -= Buffer.byteLength(name)
        if (left < 0) return true
        parts.push((part as Record<string, unknown>)[name] ?? null)
      }
  }
  return false
}
