// What an action answers: the new value, or the errors by field. Shared by the forms and the server.

export type ActionResult<T> =
  | { ok: true; value: T }
  /** Keys are field paths ("phases.0.weeks"); '' is the form as a whole. */
  | { ok: false; status: 401 | 403 | 404 | 409 | 422 | 503; fields: Record<string, string> }

/** It was read as this person's: they are signed in, and nobody else has taken their place. */
export const wasHeard = (result: ActionResult<unknown>) =>
  result.ok || (result.status !== 401 && result.status !== 409)

/**
 * Of an action that was asked and not heard, as where there is no network: what was typed stays, and a page is not replaced
 * for it. Next leads to another page, or says 403, by throwing too; that goes on.
 */
export function noAnswer(error: unknown): ActionResult<never> & { ok: false } {
  if (!(error instanceof TypeError)) throw error
  const words = 'No answer from the clinic: this may or may not be done. Check the connection and try again.'
  return { ok: false, status: 503, fields: { '': words } }
}
