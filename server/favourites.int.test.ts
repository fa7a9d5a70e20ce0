// The shelves of one's own: favourites, which are nobody else's, and what one prescribed last.
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { wishOf, type AddressQuery } from '@/domain/catalog/wish'
import { searchCatalog } from '@/server/catalog-search'
import { NotFound } from '@/server/errors'
import { isFavourite, setFavourite } from '@/server/favourites'
import { addExercise } from '@/server/own-exercises'
import { ownExercise } from '@/server/own-exercises.fixture'
import { clinicOf, treatedBy } from '@/server/two-clinics.fixture'
import type { StaffViewer, Therapist } from '@/server/viewer'

let ana: Therapist
let ben: Therapist
let eve: Therapist

beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  ana = await harbour.therapist()
  ben = await harbour.therapist()
  eve = await (await clinicOf('Riverside')).therapist()
})

const listed = async (viewer: StaffViewer, query: AddressQuery) =>
  (await searchCatalog(viewer, wishOf(query))).exercises
const idOf = async (viewer: StaffViewer, q: string) => (await listed(viewer, { q }))[0]!.id
const names = async (viewer: StaffViewer, query: AddressQuery) =>
  (await listed(viewer, query)).map(({ name }) => name)

describe('favourites', () => {
  it('are marked once, taken back, and shown to nobody else', async () => {
    const bridge = await idOf(ana, 'bridge')
    expect(await names(ana, { shelf: 'favourites' })).toEqual([])
    await setFavourite(ana, bridge, true)
    await setFavourite(ana, bridge, true)
    await setFavourite(ana, await idOf(ana, 'clamshell'), true)
    expect(await names(ana, { shelf: 'favourites' })).toEqual(['Clamshell', 'Bridge'])
    expect(await names(ben, { shelf: 'favourites' })).toEqual([])
    expect([await isFavourite(ana, bridge), await isFavourite(ben, bridge)]).toEqual([true, false])
    expect((await listed(ana, { q: 'bridge' }))[0]).toMatchObject({ id: bridge, favourite: true })
    expect((await listed(ben, { q: 'bridge' }))[0]).toMatchObject({ id: bridge, favourite: false })

    // Among them one searches and narrows as everywhere.
    expect(await names(ana, { shelf: 'favourites', q: 'brigde' })).toEqual(['Bridge'])
    const { counts, total } = await searchCatalog(ana, wishOf({ shelf: 'favourites', region: 'knee' }))
    expect([counts.kind, total]).toEqual([{}, 0])

    await setFavourite(ben, bridge, false)
    await setFavourite(ana, bridge, false)
    await setFavourite(ana, bridge, false)
    expect(await names(ana, { shelf: 'favourites' })).toEqual(['Clamshell'])
  })

  it('are of the catalog that one sees', async () => {
    const { slug } = await addExercise(eve, ownExercise('Riverside secret'), null)
    const secret = (await listed(eve, { q: 'Riverside secret' })).find((line) => line.slug === slug)!.id
    for (const id of [secret, v7(), 'x']) await expect(setFavourite(ana, id, true)).rejects.toThrow(NotFound)
    expect(await isFavourite(ana, secret)).toBe(false)
  })
})

describe('recently prescribed', () => {
  it('is what one published oneself, the last first', async () => {
    expect(await names(ana, { shelf: 'recent' })).toEqual([])
    await treatedBy(ana)
    expect(await names(ana, { shelf: 'recent' })).toEqual(['Scapular squeeze'])
    expect(await names(ben, { shelf: 'recent' })).toEqual([])
    expect(await names(ana, { shelf: 'recent', q: 'sqeeze' })).toEqual(['Scapular squeeze'])
    expect(await names(ana, { shelf: 'recent', q: 'pendulum' })).toEqual([])
  })
})
