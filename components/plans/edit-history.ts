// Undo and redo as plain data: what stands now, the way that led here, and the way back that was taken.

export type EditHistory<T> = {
  past: readonly T[]
  present: T
  future: readonly T[]
  /** The field that the last step was typed into: more typing there is the same step. */
  field: string | null
}

const mostSteps = 200

export const begun = <T>(present: T): EditHistory<T> => ({ past: [], present, future: [], field: null })

/** A new step, unless nothing has changed or the same field is being typed into. It ends the way forward. */
export function recorded<T extends { text: string }>(
  history: EditHistory<T>,
  next: T,
  field: string | null,
): EditHistory<T> {
  if (next.text === history.present.text) return history
  const sameStep = field !== null && field === history.field
  const past = sameStep ? history.past : [...history.past, history.present].slice(-mostSteps)
  return { past, present: next, future: [], field }
}

export function undone<T>(history: EditHistory<T>): EditHistory<T> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    field: null,
  }
}

export function redone<T>(history: EditHistory<T>): EditHistory<T> {
  const [after, ...future] = history.future
  if (after === undefined) return history
  return { past: [...history.past, history.present], present: after, future, field: null }
}
