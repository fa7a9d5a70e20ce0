// One page of a list that an address asks for: what an address cannot mean is the first, and one beyond the last is the last.

const onePage = 100

export type PageOf = { page: number; pages: number; skip: number; take: number }

export function pageOf(total: number, asked: string | string[] | undefined): PageOf {
  const pages = Math.max(1, Math.ceil(total / onePage))
  const wanted = Number(asked)
  const page = Number.isInteger(wanted) && wanted >= 1 ? Math.min(wanted, pages) : 1
  return { page, pages, skip: (page - 1) * onePage, take: onePage }
}
