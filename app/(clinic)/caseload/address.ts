// What the caseload's address says: the filters and the page, and no name.
import {
  caseloadFilterSchema,
  everybody,
  type CaseloadFilter,
  type SavedView,
} from '@/domain/logging/caseload-asked'

export type CaseloadSearch = Record<string, string | string[] | undefined>

const furthestPage = 1_000

/** Nobody wrote anything that is new to a viewer who treats nobody: who asks for that has asked for everybody. */
const meant = (filter: CaseloadFilter, treats: boolean): CaseloadFilter =>
  filter.flag === 'wrote' && !treats ? { ...filter, flag: null } : filter

export function caseloadAsked(
  search: CaseloadSearch,
  treats: boolean,
): { filter: CaseloadFilter; page: number } {
  const page = Number(search.page)
  return {
    filter: meant(caseloadFilterSchema.parse({ ...everybody, ...search }), treats),
    page: Number.isInteger(page) && page >= 1 && page <= furthestPage ? page : 1,
  }
}

export function caseloadAddress(filter: CaseloadFilter, page = 1): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `/caseload?${query}` : '/caseload'
}

/** Each with where it leads, and whether that is what is asked. */
export const viewsBeside = (filter: CaseloadFilter, views: readonly SavedView[], treats: boolean) =>
  views.map(({ id, name, filter: kept }) => {
    const href = caseloadAddress(meant(kept, treats))
    return { id, name, href, shown: href === caseloadAddress(filter) }
  })
