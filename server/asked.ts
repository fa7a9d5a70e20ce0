// What the outer shell (scripts/http.ts) and the app both know of the request that is being answered.
import { AsyncLocalStorage } from 'node:async_hooks'
import { ownerName } from '@/domain/accounts/page-owner'

export type Asked = {
  /** The database does not answer. */
  unavailable: boolean
  /** An action was read and has begun: what goes wrong from then on is the program's fault and not the request's. */
  begun: boolean
  /** An action answers that somebody may not; the answer's status does not say so. */
  refused: boolean
  /** Told whose session the cookie names, once that was asked, null for one that has ended; or whose one is that begins. */
  hears?: (account: string | null, begun?: string) => void
  /** Notes that in the audit log; there once it is known who asks. */
  noteRefusal?: () => void
  /** Where it comes from, as our own proxy or the connection says. */
  address: string
  /** The account whose page sent it, as that page says; nothing says so where a machine asks. */
  owner?: string
  /** How long it has waited for the database to be had, in milliseconds; of waits at the same time, since when and how many. */
  waited: number
  waits?: { since: number; count: number }
  /** Said when it waits for what others hold, so that another request may be begun with. */
  rests?: (() => void) | undefined
}

// The program and the build each load this file for themselves, so what they share is kept where both find it.
const kept = globalThis as typeof globalThis & { phaselineAsked?: AsyncLocalStorage<Asked> }
export const asked = (kept.phaselineAsked ??= new AsyncLocalStorage<Asked>())

/** Every action says so first. */
export function begin(): void {
  const request = asked.getStore()
  if (request) request.begun = true
}

export function sayRefused(): void {
  const request = asked.getStore()
  if (request) request.refused = true
}

/** The address that is asking; '' in a job. */
export const askedFrom = () => asked.getStore()?.address ?? ''

/** Of a form that may have come without scripts, and so without the header; whatever else was sent says nothing. */
export function sayWhosePage(form: unknown): void {
  if (!(form instanceof FormData || form instanceof URLSearchParams)) return
  const request = asked.getStore()
  const owner = form.get(ownerName)
  if (request && typeof owner === 'string' && owner !== '') request.owner ??= owner
}

/** The page was one person's, and somebody else has signed in since in the same browser: nothing is done in their name. */
export function isFromAnothersPage({ accountId }: { accountId: string }): boolean {
  const owner = asked.getStore()?.owner
  return owner !== undefined && owner !== accountId
}
