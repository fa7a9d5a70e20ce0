// Keeps what was made last of what seldom changes, as pictures are, so that it is not made anew for each who asks.
import 'server-only'

/** Answers a function that makes something under a name, or gives what is kept under it; `most` bytes or characters are kept. */
export function keeper<Made extends { length: number }>(most: number) {
  const kept = new Map<string, Made>()
  let size = 0
  const drop = (name: string) => {
    size -= kept.get(name)?.length ?? 0
    kept.delete(name)
  }
  return async (name: string, make: () => Made | Promise<Made>): Promise<Made> => {
    const made = kept.get(name) ?? (await make())
    // What was asked for last stands last, and goes last.
    drop(name)
    kept.set(name, made)
    size += made.length
    for (const first of kept.keys()) if (size > most) drop(first)
    return made
  }
}
