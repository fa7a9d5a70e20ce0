// What was saved from an open page, which it does not say yet.

/** `over` is what the page knew as the last that was said, where it was saved. */
export type SavedHere<T> = { now: T; over: string | null }

/** What stands: what was saved here, until the page says something newer. */
export const standing = <T>(saved: SavedHere<T> | undefined, page: { now: T; last: string | null }): T =>
  saved && saved.over === page.last ? saved.now : page.now
