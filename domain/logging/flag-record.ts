// What becomes of the flags that are kept when they are worked out anew: opened, brought up to date, resolved by themselves.
import type { Flag } from '@/domain/logging/flags'

/** A flag of one plan that is open. */
export type OpenFlag = Flag & {
  id: string
  planId: string
  /** A therapist has seen it, or put it off until a day that is still to come. */
  answered: boolean
}
export type FoundFlag = Flag & { planId: string }

export type FlagChanges = {
  open: FoundFlag[]
  update: (Flag & { id: string })[]
  /** Their ids. */
  resolve: string[]
}

/**
 * One of a kind stands open per plan. It is resolved once its cause is gone; what happens again after somebody has answered
 * is a new one, so that no answer hides what came after it.
 */
export function flagChanges(open: readonly OpenFlag[], found: readonly FoundFlag[]): FlagChanges {
  const changes: FlagChanges = { open: [], update: [], resolve: [] }
  const left = new Map(open.map((flag) => [keyOf(flag), flag]))
  for (const flag of found) {
    const known = left.get(keyOf(flag))
    left.delete(keyOf(flag))
    if (!known) changes.open.push(flag)
    else if (known.answered && happenedAgain(known, flag)) {
      changes.resolve.push(known.id)
      changes.open.push(flag)
    } else if (differs(known, flag)) changes.update.push({ ...flag, id: known.id })
  }
  changes.resolve.push(...[...left.values()].map(({ id }) => id))
  return changes
}

const keyOf = ({ planId, code }: FoundFlag) => `${planId} ${code}`

/** On a later day, or more often, or worse on the same: what falls out of the days looked at makes figures smaller only. */
function happenedAgain(before: Flag, now: Flag): boolean {
  if (before.lastOn === null || now.lastOn === null) return false
  if (now.lastOn > before.lastOn) return true
  return Object.entries(now.figures).some(([name, value]) => value > (before.figures[name] ?? -Infinity))
}

/** For good: what is put off comes back, what is closed does not. */
export const isClosed = (answers: readonly { until: unknown }[]) =>
  answers.some(({ until }) => until === null)

/** What a flag says, apart from how long it has gone on: whoever answers it has seen that much. */
export const seenOf = ({ since, lastOn, figures }: Pick<Flag, 'since' | 'lastOn' | 'figures'>): string =>
  lastOn === null ? since : JSON.stringify([lastOn, Object.entries(figures).sort()])

const differs = (a: Flag, b: Flag) => JSON.stringify(said(a)) !== JSON.stringify(said(b))
const said = ({ since, lastOn, figures }: Flag) => [since, lastOn, Object.entries(figures).sort()]
