// What is asked of the caseload follows from its address, and from who opens it.
import { expect, it } from 'vitest'
import { everybody } from '@/domain/logging/caseload-asked'
import { caseloadAsked, viewsBeside } from './address'

it('narrows to those who wrote for whoever treats patients, and not for anybody else', () => {
  const search = { flag: 'wrote', region: 'neck', page: '2' }
  const narrowed = { ...everybody, flag: 'wrote', region: 'neck' }
  expect(caseloadAsked(search, true)).toEqual({ filter: narrowed, page: 2 })
  expect(caseloadAsked(search, false)).toEqual({ filter: { ...narrowed, flag: null }, page: 2 })
  expect(caseloadAsked({ flag: 'any' }, false).filter.flag).toBe('any')
})

it('marks the view that is shown, also to who treats nobody any more and had kept those who wrote', () => {
  const views = [
    { id: 'w', name: 'Wrote', filter: { ...everybody, flag: 'wrote' as const } },
    { id: 'n', name: 'Necks', filter: { ...everybody, region: 'neck' as const } },
  ]
  const pressed = (which: number, treats: boolean) => {
    const search = new URL(viewsBeside(everybody, views, treats)[which]!.href, 'https://clinic.example')
    const { filter } = caseloadAsked(Object.fromEntries(search.searchParams), treats)
    return viewsBeside(filter, views, treats).filter(({ shown }) => shown)
  }
  for (const treats of [true, false])
    expect([pressed(0, treats), pressed(1, treats)].map(([view]) => view?.name)).toEqual(['Wrote', 'Necks'])
})
