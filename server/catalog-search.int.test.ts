// Finding catalog items on a real database: what is meant is found first, whatever is typed, and nothing of another clinic.
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { wishOf, type AddressQuery } from '@/domain/catalog/wish'
import { aClinic, aColleague } from '@/server/accounts.fixture'
import { firstHalf, secondHalf } from '@/server/catalog-queries'
import { findExercises, pageSize, searchCatalog } from '@/server/catalog-search'
import { asViewer } from '@/server/db'
import { findChoices } from '@/server/prescribable'
import type { StaffViewer, Therapist } from '@/server/viewer'

let ana: Therapist
let eve: Therapist

const own = {
  kind: 'strengthening',
  delivery: 'home',
  regions: ['knee'],
  equipment: ['band'],
  position: 'sitting',
  level: 'easy',
  purpose: 'For a test',
  stopWhen: 'Never',
  defaultDosage: { painCeiling: 5, frequency: { kind: 'as-needed' } },
  contentHash: '',
}

async function addOwn(viewer: StaffViewer, name: string, rest: object = {}): Promise<string> {
  const id = v7()
  await asViewer(viewer, (tx) =>
    tx.exercise.create({
      data: { ...own, id, clinicId: viewer.clinicId, slug: id, name, updatedBy: viewer.accountId, ...rest },
      select: { id: true },
    }),
  )
  return id
}

beforeAll(async () => {
  ana = (await aColleague(await aClinic('Harbour'), { name: 'Ana' })) as unknown as Therapist
  eve = (await aColleague(await aClinic('Riverside'), { name: 'Eve' })) as unknown as Therapist
  await addOwn(ana, 'Harbour heron pose')
  await addOwn(eve, 'Riverside heron pose')
  await addOwn(eve, 'Riverside secret')
})

const search = (viewer: StaffViewer, query: AddressQuery) => searchCatalog(viewer, wishOf(query))
const names = async (viewer: StaffViewer, query: AddressQuery) =>
  (await search(viewer, query)).exercises.map(({ name }) => name)
const first = async (q: string) => (await names(ana, { q }))[0]

describe('what people type', () => {
  it('finds the right item among the first three, for 95 of 100', async () => {
    const queries = [...firstHalf, ...secondHalf]
    const missed: string[] = []
    for (const [typed, ...right] of queries) {
      const slugs = (await search(ana, { q: typed })).exercises.slice(0, 3).map(({ slug }) => slug)
      if (!right.some((slug) => slugs.includes(slug))) missed.push(`${typed}: ${slugs.join(', ')}`)
    }
    expect(queries).toHaveLength(100)
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(5)
  })

  it.each([
    ['as written', 'child’s pose', 'Child’s pose'],
    ['without its apostrophe', 'childs pose', 'Child’s pose'],
    ['in capitals', 'CHILD', 'Child’s pose'],
    ['in another order', 'sitting squeeze scapular', 'Scapular squeeze, sitting'],
    ['as one word', 'wallslide', 'Wall slide'],
    ['begun', 'pendu', 'Pendulum swing'],
    ['with letters changed round', 'biceps crul', 'Biceps curl with a weight'],
    ['with a letter too few', 'scapular sqeeze sitting', 'Scapular squeeze, sitting'],
    ['with a wrong letter', 'pendulun', 'Pendulum swing'],
    ['with a word too many', 'pendulum swing nonsenseword', 'Pendulum swing'],
    ['as an abbreviation', 'slr', 'Straight leg raise'],
    ['with an accent that is not there', 'péndülum', 'Pendulum swing'],
    ['with its accents apart', 'pe\u0301ndulum', 'Pendulum swing'],
  ])('%s', async (_, typed, name) => {
    expect(await first(typed)).toBe(name)
  })

  it('is looked for in what a clinic writes too, also after it is written anew', async () => {
    const id = await addOwn(ana, 'Überkopf-Zug', { otherNames: ['Łódź pull'], purpose: 'Für die Schulter' })
    expect(await first('uberkopf zug')).toBe('Überkopf-Zug')
    expect(await first('lodz')).toBe('Überkopf-Zug')
    await asViewer(ana, (tx) =>
      tx.exercise.update({ where: { id }, data: { name: 'مد الذراع' }, select: { id: true } }),
    )
    expect(await first('الذراع')).toBe('مد الذراع')
    expect(await names(ana, { q: 'uberkopf' })).not.toContain('مد الذراع')
  })

  it.each(['%', '_', '\ud800', '((', "'", ':*', '&|!', '<->', '\\', '\u200b'])(
    'takes %j as a sign that stands nowhere',
    async (q) => {
      expect(await names(ana, { q })).toEqual([])
      expect(await findExercises(ana, `a${q}`, 3)).toEqual(await findExercises(ana, 'a', 3))
    },
  )

  it.each([
    "'; DROP TABLE exercises; --",
    '<script>alert(1)</script>',
    'squeeze:*A & !sitting',
    '{{7*7}}',
    'x'.repeat(1_000_000),
    'squeeze '.repeat(10_000),
    'a b c d e f g h i j k l m n o p q r s t u v w x y z',
    '家族 👨‍👩‍👧‍👦 شد',
  ])('answers to %.30j', async (q) => {
    expect((await search(ana, { q })).total).toBeGreaterThanOrEqual(0)
    expect((await findExercises(ana, q, 3)).length).toBeLessThanOrEqual(3)
  })
})

describe('whose items', () => {
  it('are the built-in ones and one’s own', async () => {
    expect((await search(ana, {})).total).toBeGreaterThan(40)
    expect(await names(ana, { q: 'heron pose' })).toEqual(['Harbour heron pose'])
    expect(await names(eve, { q: 'heron pose' })).toEqual(['Riverside heron pose'])
    expect(await names(ana, { q: 'riverside secret' })).not.toContain('Riverside secret')
  })

  it('no archived ones', async () => {
    const id = await addOwn(ana, 'Flamingo stand')
    expect(await first('flamingo stand')).toBe('Flamingo stand')
    await asViewer(ana, (tx) =>
      tx.exercise.update({ where: { id }, data: { archivedAt: new Date() }, select: { id: true } }),
    )
    expect(await names(ana, { q: 'flamingo stand' })).not.toContain('Flamingo stand')
    expect((await findChoices(ana, 'flamingo stand')).map(({ name }) => name)).not.toContain('Flamingo stand')
  })
})

describe('facets', () => {
  it('narrow: one or the other of one facet, and each of several', async () => {
    const of = async (query: AddressQuery) => (await search(ana, query)).total
    const [knee, hip, both] = await Promise.all([
      of({ region: 'knee' }),
      of({ region: 'hip' }),
      of({ region: ['knee', 'hip'] }),
    ])
    expect(both).toBeGreaterThan(Math.max(knee, hip))
    expect(both).toBeLessThanOrEqual(knee + hip)
    const { exercises } = await search(ana, { region: ['knee', 'hip'], kind: 'strengthening', q: 'squat' })
    expect(exercises.length).toBeGreaterThan(0)
    for (const { regions, kind } of exercises) {
      expect(kind).toBe('strengthening')
      expect(regions.some((region) => region === 'knee' || region === 'hip')).toBe(true)
    }
    expect(await of({ kind: 'manual-therapy', delivery: 'home' })).toBe(0)
  })

  it('count what each choice would show, beside the search and the other facets', async () => {
    for (const query of [
      {},
      { q: 'stretch' },
      { region: 'neck' },
      { region: ['neck', 'hip'], level: 'easy' },
    ]) {
      const { counts } = await search(ana, query)
      for (const [facet, value] of [
        ['region', 'neck'],
        ['region', 'knee'],
        ['kind', 'strengthening'],
        ['delivery', 'clinic'],
        ['equipment', 'band'],
        ['position', 'sitting'],
        ['level', 'easy'],
      ] as const)
        expect(counts[facet][value] ?? 0, `${JSON.stringify(query)} ${value}`).toBe(
          (await search(ana, { ...query, [facet]: value })).total,
        )
    }
  })

  it('that are no such thing are as if they were not there', async () => {
    const { total } = await search(ana, {})
    expect((await search(ana, { region: 'constructor', kind: "x'; --", delivery: '\0' })).total).toBe(total)
  })
})

describe('pages', () => {
  it('hold every item once, by name where nothing is typed', async () => {
    const { total, pages } = await search(ana, {})
    expect(pages).toBe(Math.ceil(total / pageSize))
    expect(pages).toBeGreaterThan(1)
    const all: string[] = []
    for (let page = 1; page <= pages; page++)
      all.push(...(await search(ana, { page: String(page) })).exercises.map(({ id }) => id))
    expect(new Set(all).size).toBe(total)
    expect(all).toHaveLength(total)
  })

  it.each([
    ['-1', 1],
    ['0', 1],
    ['one', 1],
    ['1e9', Infinity],
    ['9999', Infinity],
  ])('%s is one that there is', async (page, expected) => {
    const found = await search(ana, { page })
    expect(found.page).toBe(Math.min(expected, found.pages))
    expect(found.exercises.length).toBeGreaterThan(0)
  })
})
