// What an action answers: the new value, or the errors by field. Shared by the forms and the server.

export type ActionResult<T> =
  | { ok: true; value: T }
  /** Keys are field paths ("phases.0.weeks"); '' is the form as a whole. */
  | { ok: false; status: 401 | 403 | 404 | 409 | 422 | 503; fields: Record<string, string> }

/** It was read as this person's: they are signed in, and nobody else has taken their place. */
export const wasHeard = (result: ActionResult<unknown>) =>
  result.ok || (result.status !== 401 && result.status !== 409)

/**
 * And their right to what the page is about has not ended while they typed: else it would be another page when it is drawn
 * anew, without what was typed.
 */
export const wasTheirs = (result: ActionResult<unknown>) =>
  wasHeard(result) && (result.ok || (result.status !== 403 && result.status !== 404))

/** Of an action that was asked and not heard, as where there is no network: what was typed stays. */
export const noAnswer: ActionResult<never> & { ok: false } = {
  ok: false,
  status: 503,
  fields: {
    '': 'No answer from the clinic: this may or may not be done. Check the connection and try again.',
  },
}
