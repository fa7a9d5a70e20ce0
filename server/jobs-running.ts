// The background work of this process, as the program that ends it and the pages that hurry it on find it.

export type Running = { tell: (clinicId: string) => Promise<void>; stop: () => Promise<void> }

// The program and the build each load this file for themselves, so what they share is kept where both find it.
const kept = globalThis as typeof globalThis & { phaselineJobs?: { running?: Running } }
export const jobs = (kept.phaselineJobs ??= {})
