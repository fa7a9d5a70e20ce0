// What is dragged and where it may fall, in the terms of a plan. The library knows elements and data and nothing of phases.
import type { Place } from '@/domain/plans/arrange'

const key = Symbol('a prescription that is dragged')
const target = Symbol('where one may fall')

export const dragData = (place: Place) => ({ [key]: place })
export const draggedPlace = (data: Record<string | symbol, unknown>) => data[key] as Place | undefined

export const dropData = (place: Place) => ({ [target]: place })
/** Before which place it falls, counted as they stand while it is dragged. */
export const dropPlace = (data: Record<string | symbol, unknown>) => data[target] as Place | undefined

/** The place it has afterwards: in its own phase, what stood behind it moves up. */
export function placeAfter(from: Place, before: Place): Place {
  const movesUp = before.phase === from.phase && before.at > from.at
  return { phase: before.phase, at: before.at - (movesUp ? 1 : 0) }
}
