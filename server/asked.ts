// What the outer shell (scripts/http.ts) and the app both know of the request that is being answered.
import { AsyncLocalStorage } from 'node:async_hooks'

type Asked = { unavailable: boolean }

// The program and the build each load this file for themselves, so what they share is kept where both find it.
const kept = globalThis as typeof globalThis & { phaselineAsked?: AsyncLocalStorage<Asked> }
export const asked = (kept.phaselineAsked ??= new AsyncLocalStorage<Asked>())
