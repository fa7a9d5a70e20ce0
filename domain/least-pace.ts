// How slowly a body may be sent or a file be read, so that whoever stands still on purpose keeps no room and no place for long.

/** A phone on a bad line sends a few kilobytes a second, and stands still now and then. */
const leastPace = { perSecond: 2 * 1024, behindMs: 20_000 }

/** How long whoever has got so far after so many milliseconds may still stand still; nothing, or less, where they fell behind. */
export const patienceMs = (bytes: number, afterMs: number): number =>
  leastPace.behindMs + (bytes / leastPace.perSecond) * 1000 - afterMs
