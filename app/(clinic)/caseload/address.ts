// What the caseload's address says: the search, the filters and the page. What it cannot mean is as if it were not there.
import type { CaseloadAsked } from '@/server/caseload'

export type CaseloadSearch = Partial<Record<'q' | 'phase' | 'flagged' | 'page', string | string[]>>

const phases = ['intensive', 'maintenance', 'custom', 'none'] as const
const furthestPage = 1_000

export function caseloadAsked(search: CaseloadSearch): CaseloadAsked {
  const page = Number(one(search.page))
  return {
    search: searchable(one(search.q)),
    phase: phases.find((phase) => phase === one(search.phase)) ?? null,
    flagged: one(search.flagged) === 'yes',
    page: Number.isInteger(page) && page >= 1 && page <= furthestPage ? page : 1,
  }
}

export function caseloadAddress({ search, phase, flagged, page }: CaseloadAsked): string {
  const query = new URLSearchParams()
  if (search) query.set('q', search)
  if (phase) query.set('phase', phase)
  if (flagged) query.set('flagged', 'yes')
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `/caseload?${query}` : '/caseload'
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? ''

/** Names are stored composed and without control characters; PostgreSQL takes no NUL and no broken surrogate. */
const searchable = (typed: string) =>
  typed
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u0000-\u001F\u007F]/g, ' ')
    .trim()
    .slice(0, 100)
