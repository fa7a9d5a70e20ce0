// Which of the entries that wait are sent in one request.

const most = 100
/** Of UTF-8: a line of 2 kB a second carries them before the phone gives up, and the clinic takes twenty times as many. */
const mostBytes = 12_000

/** From the first on, and at least that one. */
export function sentTogether<E>(waiting: readonly E[]): E[] {
  const sizes = waiting.slice(0, most).map((entry) => new TextEncoder().encode(JSON.stringify(entry)).length)
  let bytes = 0
  const many = sizes.findIndex((size) => (bytes += size) > mostBytes)
  return waiting.slice(0, many < 0 ? most : Math.max(1, many))
}
