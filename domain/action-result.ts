// What an action answers: the new value, or the errors by field. Shared by the forms and the server.

export type ActionResult<T> =
  | { ok: true; value: T }
  /** Keys are field paths ("phases.0.weeks"); '' is the form as a whole. */
  | { ok: false; status: 401 | 403 | 404 | 409 | 422 | 503; fields: Record<string, string> }

/**
 * It was read as this person's, of what they may see: they are signed in, nobody else has taken their place, and their right
 * has not ended. Else the page it was sent from would be another one when it is drawn anew, without what was typed.
 */
export const wasHeard = (result: ActionResult<unknown>) =>
  result.ok || ![401, 404, 409].includes(result.status)

/** Of an action that was asked and not heard, as where there is no network: what was typed stays. */
export const noAnswer: ActionResult<never> & { ok: false } = {
  ok: false,
  status: 503,
  fields: {
    '': 'No answer from the clinic: this may or may not be done. Check the connection and try again.',
  },
}
