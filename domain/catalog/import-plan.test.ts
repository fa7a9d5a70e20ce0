// What an import would do: to whom each row belongs, what differs, what is wrong, and how variants find each other.
import { describe, expect, it, vi } from 'vitest'
import { exerciseRecordSchema, unsaid, type ExerciseRecord } from '@/domain/catalog/exercise'
import { planImport, type KnownItem } from '@/domain/catalog/import-plan'

const record = (change: Partial<ExerciseRecord> = {}): ExerciseRecord =>
  exerciseRecordSchema.parse({
    ...unsaid,
    name: 'Walk',
    kind: 'strengthening',
    delivery: 'home',
    regions: ['shoulder'],
    equipment: ['wall'],
    position: 'standing',
    level: 'easy',
    purpose: 'Moves.',
    steps: ['Stand.'],
    stopWhen: 'Pain.',
    dosageFields: ['frequency'],
    defaultDosage: { painCeiling: 5, frequency: { kind: 'as-needed' } },
    ...change,
  })

let next = 0
const known = (change: Partial<ExerciseRecord> & { slug: string }, own = true): KnownItem => ({
  id: `id-${++next}`,
  own,
  revision: 1,
  record: record({ name: change.slug, ...change }),
})
const plan = (records: ExerciseRecord[], shelf: KnownItem[] = []) => {
  const planned = planImport(
    records.map((each, i) => ({ row: i + 2, slug: each.slug, record: each })),
    shelf,
  )
  return {
    added: planned.added.map(({ record: { slug } }) => slug),
    changed: planned.changed.map(({ record: { slug }, fields }) => [slug, ...fields]),
    same: planned.same.map(({ record: { slug } }) => slug),
    linked: planned.linked.map(({ known, variants }) => [
      known.record.slug,
      variants.easier,
      variants.harder,
    ]),
    wrong: planned.wrong.map(({ row, column, message }) => [row, column, message]),
    variants: Object.fromEntries(
      [...planned.added, ...planned.changed, ...planned.same].map(({ record: { slug, easier, harder } }) => [
        slug,
        [easier, harder],
      ]),
    ),
  }
}

describe('a row is', () => {
  it('new where nothing is known of it, with an address of its own', () => {
    expect(plan([record(), record({ name: 'Other', slug: 'own-other' })]).added).toEqual([
      'own-walk',
      'own-other',
    ])
    expect(plan([record()], [known({ slug: 'own-walk', name: 'Another walk' })]).added).toEqual([
      'own-walk-2',
    ])
  })

  it('new among thousands whose names make the same address, each looked for once', () => {
    const many = 2_000
    const walk = record()
    const rows = Array.from({ length: many }, (_, i) => ({
      ...walk,
      name: `歩${String.fromCodePoint(0x4e00 + i)}`,
    }))
    const looks = vi.spyOn(Set.prototype, 'has')
    const { added } = plan(rows, [known({ slug: 'own-item-3' })])
    const { length: looked } = looks.mock.calls
    looks.mockRestore()
    const others = Array.from({ length: many - 2 }, (_, i) => `own-item-${i + 4}`)
    expect(added).toEqual(['own-item', 'own-item-2', ...others])
    expect(looked).toBeLessThan(10 * many)
  })

  it('the item of its slug, or without one of its name', () => {
    const shelf = [known({ slug: 'own-walk', name: 'Walk' })]
    expect(plan([record({ slug: 'own-walk', name: 'Stroll' })], shelf).changed).toEqual([
      ['own-walk', 'name'],
    ])
    expect(plan([record({ name: 'WALK', level: 'hard' })], shelf).changed).toEqual([
      ['own-walk', 'name', 'level'],
    ])
    expect(plan([record({ name: 'Walk' })], shelf).same).toEqual(['own-walk'])
  })

  it('wrong where two items have its name, or two rows are of one item', () => {
    const shelf = [known({ slug: 'own-a', name: 'Walk' }), known({ slug: 'own-b', name: 'walk' })]
    expect(plan([record()], shelf).wrong).toEqual([[2, 'Slug', expect.stringContaining('say which')]])
    expect(plan([record(), record({ name: 'walk' })]).wrong).toEqual([
      [3, 'Slug', 'This exercise stands in row 2 already'],
    ])
    expect(plan([record({ slug: 'own-a' }), record({ name: 'Walk' })], shelf.slice(0, 1)).wrong).toEqual([
      [3, 'Slug', 'This exercise stands in row 2 already'],
    ])
  })

  it('wrong where its slug is neither there nor one of one’s own', () => {
    expect(plan([record({ slug: 'wall-walk' })]).wrong).toEqual([
      [2, 'Slug', expect.stringContaining('begins with own-')],
    ])
  })

  it('built in and stays as it is', () => {
    const shelf = [known({ slug: 'wall-slide', name: 'Wall slide' }, false)]
    expect(plan([shelf[0]!.record], shelf)).toMatchObject({ same: ['wall-slide'], wrong: [] })
    expect(plan([{ ...shelf[0]!.record, harder: 'own-walk' }, record()], shelf).wrong).toEqual([
      [2, 'Slug', expect.stringContaining('stay as they are')],
    ])
    // A name alone never means a built-in one.
    expect(plan([record({ name: 'Wall slide' })], shelf).added).toEqual(['own-wall-slide'])
  })
})

describe('variants', () => {
  it('are named back within the file, so that the same file once more changes nothing', () => {
    const file = [
      record({ name: 'A', slug: 'own-a', harder: 'own-b' }),
      record({ name: 'B', slug: 'own-b' }),
      record({ name: 'C', slug: 'own-c', easier: 'own-b' }),
    ]
    const first = plan(file)
    expect(first.variants).toEqual({
      'own-a': [null, 'own-b'],
      'own-b': ['own-a', 'own-c'],
      'own-c': ['own-b', null],
    })
    const shelf = file.map((each) =>
      known({
        ...each,
        easier: first.variants[each.slug]![0]!,
        harder: first.variants[each.slug]![1]!,
      }),
    )
    expect(plan(file, shelf)).toMatchObject({ changed: [], linked: [], wrong: [] })
    expect(plan(file, shelf).same).toHaveLength(3)
  })

  it('are named back by items outside the file, until the naming ends', () => {
    const free = known({ slug: 'own-b' })
    const a = record({ name: 'A', slug: 'own-a', harder: 'own-b' })
    expect(plan([a], [free]).linked).toEqual([['own-b', 'own-a', null]])
    const shelf = [known({ ...a }), known({ slug: 'own-b', easier: 'own-a' })]
    expect(plan([record({ name: 'A', slug: 'own-a' })], shelf)).toMatchObject({
      changed: [['own-a', 'harder']],
      linked: [['own-b', null, null]],
    })
  })

  it('are of the catalog or of the file, and never go round', () => {
    expect(plan([record({ easier: 'own-none' })]).wrong).toEqual([
      [2, 'Easier', expect.stringContaining('“own-none”')],
    ])
    expect(
      plan([record({ easier: 'own-a' })], [known({ slug: 'own-a', name: 'Walk' })]).wrong,
    ).toContainEqual([2, 'Easier', 'An exercise is no variant of itself'])
    const round = plan([
      record({ name: 'A', slug: 'own-a', harder: 'own-b' }),
      record({ name: 'B', slug: 'own-b', harder: 'own-c' }),
      record({ name: 'C', slug: 'own-c', harder: 'own-a' }),
    ])
    expect(round.wrong.map(([row]) => row)).toEqual([2, 3, 4])
  })
})

it('knows what an item was adapted from among the built-in ones alone', () => {
  const shelf = [known({ slug: 'own-walk' }), known({ slug: 'wall-slide' }, false)]
  expect(plan([record({ name: 'X', adaptedFrom: 'wall-slide' })], shelf).wrong).toEqual([])
  for (const adaptedFrom of ['own-walk', 'no-such'])
    expect(plan([record({ name: 'X', adaptedFrom })], shelf).wrong).toHaveLength(1)
})
