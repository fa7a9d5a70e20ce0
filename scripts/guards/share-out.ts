// Work that is shared out to several copies of the program, in each one after the other.

/** In its order, until it is to end or one piece fails; what is begun by then is ended first, since somebody tidies up after it. */
export async function shareOut<T>(
  copies: readonly string[],
  all: readonly T[],
  work: (copy: string, each: T) => Promise<void>,
  isToEnd: () => boolean,
): Promise<void> {
  const left = all.values()
  const failures: unknown[] = []
  await Promise.all(
    copies.map(async (copy) => {
      for (const each of left) {
        if (failures.length > 0 || isToEnd()) return
        await work(copy, each).catch((failure: unknown) => failures.push(failure))
      }
    }),
  )
  if (failures.length > 0) throw failures[0]
}
