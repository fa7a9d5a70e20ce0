// Whether the clinic is reached from this phone: by what the page is shown instead of, and by what it is left for again.

/** In ms. A network that is there and carries nothing is none. */
export const patience = 8_000

/** What a proxy answers while the program is away, and the program while its database is: with a plan to show it is no network. */
const unreached = new Set([502, 503, 504])

export const isReached = ({ status }: Response) => !unreached.has(status)

/** A network may be there without the clinic, and the clinic without this page. What comes too late is not waited for. */
export async function wouldOpen(page: string): Promise<boolean> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patience)
  try {
    return isReached(await fetch(page, { method: 'HEAD', signal: stop.signal }))
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}
