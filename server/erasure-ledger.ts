// The list of who was erased that stands beside the backups. The program that keeps it and the action that erases find each other here.

// The program and the build each load this file for themselves, so what they share is kept where both find it.
const kept = globalThis as typeof globalThis & { phaselineLedger?: { write?: () => Promise<void> } }
/** `write` resolves when everybody who is erased stands in it, or when it was said that this failed. */
export const ledger = (kept.phaselineLedger ??= {})
