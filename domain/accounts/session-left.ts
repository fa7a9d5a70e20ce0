// What is left of a session, and what an open page does about it.

export type SessionLeft = {
  account: string
  /** None for a patient. */
  roles: readonly string[]
  seconds: number
  /** The end of the day's work, which nothing puts off. */
  final: boolean
}

/** WCAG 2.2.1 asks for twenty seconds; two minutes let somebody finish a sentence. */
export const warnedSeconds = 120
/** The end of the day's work cannot be put off, so it is said earlier. */
export const warnedSecondsAtLast = 600

export type Step =
  | { kind: 'wait'; seconds: number }
  | { kind: 'warn'; seconds: number; final: boolean }
  | { kind: 'ended' | 'somebody-else' | 'other-role' }

/** `owner` is the account whose page it is, and `roles` those that it was drawn for: one that was taken away may be what it shows. */
export function nextStep(left: SessionLeft | null, owner: string, roles: readonly string[]): Step {
  if (!left) return { kind: 'ended' }
  if (left.account !== owner) return { kind: 'somebody-else' }
  if (roles.some((role) => !left.roles.includes(role))) return { kind: 'other-role' }
  const { seconds, final } = left
  const before = final ? warnedSecondsAtLast : warnedSeconds
  return seconds > before ? { kind: 'wait', seconds: seconds - before } : { kind: 'warn', seconds, final }
}
