// What the caseload's address says: the filters and the page, and no name.
import { caseloadFilterSchema, type CaseloadFilter } from '@/domain/logging/caseload-asked'

export type CaseloadSearch = Record<string, string | string[] | undefined>

const furthestPage = 1_000

export function caseloadAsked(search: CaseloadSearch): { filter: CaseloadFilter; page: number } {
  const page = Number(search.page)
  return {
    filter: caseloadFilterSchema.parse({ whose: null, phase: null, flag: null, region: null, ...search }),
    page: Number.isInteger(page) && page >= 1 && page <= furthestPage ? page : 1,
  }
}

export function caseloadAddress(filter: CaseloadFilter, page = 1): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `/caseload?${query}` : '/caseload'
}
