// Where a sign-in may lead afterwards: a path of this program, never another site.

const NOWHERE = 'https://phaseline.invalid'

/** The path to go on to, or null when the address given is not plainly one of ours (`//evil`, `\\evil`, `https:`). */
export function wayBack(given: unknown): string | null {
  if (typeof given !== 'string' || given.length > 500) return null
  // Browsers read a backslash as a slash and drop tabs and line ends, so none may stand anywhere.
  if (!/^\/(?!\/)[^\\\u0000-\u0020\u007F]*$/.test(given)) return null
  try {
    const url = new URL(given, NOWHERE)
    if (url.origin !== NOWHERE || /^\/(api|sign-in|setup|invitation)(\/|$)/.test(url.pathname)) return null
    return url.pathname.startsWith('//') ? null : url.pathname + url.search
  } catch {
    return null
  }
}
