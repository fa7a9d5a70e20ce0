// Rearranging a draft: its phases and what they prescribe, moved, copied and doubled. Pure: the same phases come out unless something is to change.
import type { NewId, ProtocolContentDraft } from '@/domain/plans/draft'

type Phases = ProtocolContentDraft['phases']
type Prescription = Phases[number]['prescriptions'][number]

/** Where a prescription stands: in which phase, and at which place in it. */
export type Place = { phase: number; at: number }

export const mostPrescriptions = 40

/**
 * `to.at` is the place it has afterwards. In another phase it is another prescription, since what was done of it counts in
 * the phase it was done in.
 */
export function movePrescription<P extends Phases>(phases: P, from: Place, to: Place, newId: NewId): P {
  const moved = phases[from.phase]?.prescriptions[from.at]
  const target = phases[to.phase]
  if (!moved || !target) return phases
  if (to.phase !== from.phase && target.prescriptions.length >= mostPrescriptions) return phases
  const without = editing(phases, from.phase, (all) => all.filter((_, at) => at !== from.at))
  const arriving = to.phase === from.phase ? moved : { ...moved, id: newId() }
  return editing(without, to.phase, (all) => all.toSpliced(to.at, 0, arriving))
}

/** One place up or down; over the edge of a phase into the one before or after it. Null where there is no further. */
export function neighbour(phases: Phases, { phase, at }: Place, by: -1 | 1): Place | null {
  const last = (phases[phase]?.prescriptions.length ?? 0) - 1
  if (at + by >= 0 && at + by <= last) return { phase, at: at + by }
  const next = phases[phase + by]
  return next ? { phase: phase + by, at: by === 1 ? 0 : next.prescriptions.length } : null
}

/** The same at the end of another phase, as a prescription of its own. */
export function copyPrescription<P extends Phases>(phases: P, from: Place, phase: number, newId: NewId): P {
  const copied = phases[from.phase]?.prescriptions[from.at]
  if (!copied || (phases[phase]?.prescriptions.length ?? mostPrescriptions) >= mostPrescriptions)
    return phases
  return editing(phases, phase, (all) => [...all, { ...copied, id: newId() }])
}

export function removePrescription<P extends Phases>(phases: P, { phase, at }: Place): P {
  return editing(phases, phase, (all) => all.filter((_, i) => i !== at))
}

/** The same again, directly after it, with ids of its own. */
export function duplicatePhase<P extends Phases>(phases: P, index: number, newId: NewId): P {
  const phase = phases[index]
  if (!phase) return phases
  const again = {
    ...phase,
    id: newId(),
    name: `${phase.name.slice(0, 52)} (copy)`,
    prescriptions: phase.prescriptions.map((each) => ({ ...each, id: newId() })),
  }
  return phases.toSpliced(index + 1, 0, again) as P
}

export function movePhase<P extends Phases>(phases: P, index: number, by: -1 | 1): P {
  const phase = phases[index]
  if (!phase || !phases[index + by]) return phases
  return phases.toSpliced(index, 1).toSpliced(index + by, 0, phase) as P
}

function editing<P extends Phases>(
  phases: P,
  index: number,
  edit: (all: Prescription[]) => Prescription[],
): P {
  return phases.map((phase, i) =>
    i === index ? { ...phase, prescriptions: edit(phase.prescriptions) } : phase,
  ) as P
}
