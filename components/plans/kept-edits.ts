// What was typed in an editor and is not saved yet, kept on this device: for a reload, a crash, a lost network or an expired session. Wiped once it is saved, and at its writer's sign-out.

const prefix = 'phaseline-unsaved:'

export type KeptEdits = {
  /** Of what is edited; a new protocol has one before anything of it is saved. */
  id: string
  /** Of the draft that it was typed from. */
  revision: number
  content: unknown
  /** What was sent last, as text: its answer may have been lost, and it is then this person's own, not a colleague's. */
  sent: string | null
  /** When it was typed, as an instant. */
  at: string
}

/** By account and by what is edited: nobody is shown what another person typed on the same device. */
export type EditsPlace = `${string}:${string}`

/**
 * In the place of what was typed at `own`. False where another tab keeps its own there, or the device keeps nothing (storage
 * is full or forbidden).
 */
export function keepEdits(place: EditsPlace, edits: KeptEdits, own: string | null): boolean {
  if (isOfAnother(place, own)) return false
  try {
    localStorage.setItem(prefix + place, JSON.stringify(edits))
    return true
  } catch {
    return false
  }
}

export function keptEdits(place: EditsPlace): KeptEdits | null {
  try {
    const edits: unknown = JSON.parse(localStorage.getItem(prefix + place) ?? 'null')
    return isKept(edits) ? edits : null
  } catch {
    return null
  }
}

/** Where they were typed at `own`: what another tab keeps is not saved by this one. */
export function forgetEdits(place: EditsPlace, own: string | null): void {
  if (isOfAnother(place, own)) return
  try {
    localStorage.removeItem(prefix + place)
  } catch {
    // Where nothing can be kept, nothing is.
  }
}

const isOfAnother = (place: EditsPlace, own: string | null) => (keptEdits(place)?.at ?? own) !== own

const placesOf = (account: string) => {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`${prefix}${account}:`))
  } catch {
    return []
  }
}
export const anyEditsKept = (account: string) => placesOf(account).length > 0
/** What somebody else left on this device waits for them. */
export const forgetEditsOf = (account: string) =>
  placesOf(account).forEach((key) => localStorage.removeItem(key))

/** An older release may have kept something else: it must at least be a content that can be drawn. */
function isKept(edits: unknown): edits is KeptEdits {
  if (typeof edits !== 'object' || edits === null) return false
  const { id, revision, content, at } = edits as Partial<Record<keyof KeptEdits, unknown>>
  if (typeof id !== 'string' || typeof revision !== 'number') return false
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return false
  const { phases } = (content ?? {}) as { phases?: unknown }
  return (
    Array.isArray(phases) &&
    phases.every((phase) => Array.isArray((phase as { prescriptions?: unknown } | null)?.prescriptions))
  )
}
