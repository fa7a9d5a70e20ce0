// What an import would do, worked out before anything is written: which items are new, changed, the same, and what is wrong.
import { columnKeys, columns, rowOf, type ColumnKey } from '@/domain/catalog/exercise-columns'
import type { ExerciseRecord } from '@/domain/catalog/exercise'
import { ownPrefix, ownSlug } from '@/domain/catalog/own-slug'
import { circlesIn, withVariants, type Variants } from '@/domain/catalog/variants'
import { grouped } from '@/domain/grouped'

export type RowError = { row: number; column: string; message: string }

/** An item of a file as far as it could be read; without a record something is wrong with it. */
export type FileRow = { row: number; slug: string; record: ExerciseRecord | null }

/** An item that is stored: the clinic's own, or built in. */
export type KnownItem = { id: string; own: boolean; revision: number; record: ExerciseRecord }

export type Change = {
  row: number
  record: ExerciseRecord
  /** What is there already; null for a new item. */
  known: KnownItem | null
  fields: ColumnKey[]
}

export type ImportPlan = {
  added: Change[]
  changed: Change[]
  same: Change[]
  /** Own items outside the file that name back one of it, or no longer do. */
  linked: { known: KnownItem; variants: Variants }[]
  wrong: RowError[]
}

const folded = (name: string) => name.normalize('NFKC').toLowerCase()

export function planImport(rows: readonly FileRow[], known: readonly KnownItem[]): ImportPlan {
  const wrong: RowError[] = []
  const complain = (row: number, key: ColumnKey, message: string) =>
    wrong.push({ row, column: columns[key].header, message })
  const shelf = new Map(known.map((item) => [item.record.slug, item]))
  const ofName = grouped(
    known.filter(({ own }) => own).map((item) => [folded(item.record.name), item] as const),
  )
  const taken = new Set([...shelf.keys(), ...rows.map(({ slug }) => slug)])
  const tried = new Map<string, number>()
  const byFirst = new Map<string, number>()

  const changes: Change[] = []
  for (const { row, record } of rows) {
    if (!record) continue
    const same = record.slug === '' ? (ofName.get(folded(record.name)) ?? []) : []
    const target = record.slug === '' ? same[0] : shelf.get(record.slug)
    const first = byFirst.get(target?.record.slug ?? (record.slug || folded(record.name)))
    if (same.length > 1)
      complain(row, 'slug', 'Several exercises of your clinic have this name: say which by its slug')
    else if (first !== undefined) complain(row, 'slug', `This exercise stands in row ${first} already`)
    else if (!target && record.slug !== '' && !record.slug.startsWith(ownPrefix))
      complain(row, 'slug', `There is no such exercise; a slug of your own begins with ${ownPrefix}`)
    byFirst.set(target?.record.slug ?? (record.slug || folded(record.name)), first ?? row)
    const slug = target?.record.slug ?? (record.slug || ownSlug(record.name, taken, tried))
    taken.add(slug)
    changes.push({ row, record: { ...record, slug }, known: target ?? null, fields: [] })
  }

  for (const { row, record } of changes) {
    for (const side of ['easier', 'harder'] as const) {
      const named = record[side]
      if (named !== null && !taken.has(named))
        complain(row, side, `There is no exercise “${named}” in your catalog or in this file`)
      if (named === record.slug) complain(row, side, 'An exercise is no variant of itself')
    }
    if (record.adaptedFrom !== null && shelf.get(record.adaptedFrom)?.own !== false)
      complain(row, 'adaptedFrom', `There is no built-in exercise “${record.adaptedFrom}”`)
  }

  const { variants, linked } = linkUp(changes, known)
  const goesRound = circlesIn(variants)
  for (const change of changes) {
    if (isWritten(change)) change.record = { ...change.record, ...variants.get(change.record.slug) }
    if (goesRound(change.record.slug))
      complain(change.row, 'harder', 'This goes round: it would become harder than itself')
    if (!change.known) continue
    change.fields = differing(change.known.record, change.record)
    if (!change.known.own && change.fields.length > 0)
      complain(
        change.row,
        'slug',
        'Built-in exercises stay as they are: take the row out, or empty the slug to make it your own',
      )
  }
  return {
    added: changes.filter((change) => !change.known),
    changed: changes.filter((change) => change.known && change.fields.length > 0),
    same: changes.filter((change) => change.known && change.fields.length === 0),
    linked,
    wrong: wrong.sort((a, b) => a.row - b.row),
  }
}

/** A built-in item may stand in a file, but is not written. */
const isWritten = ({ known }: Change) => known?.own !== false

/** Variants as they will be, by slug. The file says them for its own items; what it leaves open is named back. */
function linkUp(changes: readonly Change[], known: readonly KnownItem[]) {
  const before = new Map<string, Variants>(
    known.map(({ record: { slug, easier, harder } }) => [slug, { easier, harder }]),
  )
  const own = new Map(known.filter((item) => item.own).map((item) => [item.record.slug, item]))
  const written = changes.filter(isWritten)
  const inFile = new Map<string, Variants>(
    written.map(({ record: { slug, easier, harder } }) => [slug, { easier, harder }]),
  )
  for (const { record } of written) {
    const easier = record.easier === null ? undefined : inFile.get(record.easier)
    const harder = record.harder === null ? undefined : inFile.get(record.harder)
    if (easier && easier.harder === null) easier.harder = record.slug
    if (harder && harder.easier === null) harder.easier = record.slug
  }
  const after = new Map<string, Variants>(before)
  const isOutside = (slug: string) => own.has(slug) && !inFile.has(slug)
  for (const { record } of written) {
    const wanted = inFile.get(record.slug)
    if (wanted)
      for (const [slug, changed] of withVariants(after, record.slug, wanted, isOutside))
        after.set(slug, changed)
  }
  const linked = [...own.values()].flatMap((item) => {
    const { slug, easier, harder } = item.record
    const now = after.get(slug)
    const stays = !now || inFile.has(slug) || (now.easier === easier && now.harder === harder)
    return stays ? [] : [{ known: item, variants: now }]
  })
  return { variants: after, linked }
}

/** Compared as cells: what a file cannot tell apart is the same. */
function differing(before: ExerciseRecord, after: ExerciseRecord): ColumnKey[] {
  const [was, is] = [rowOf(before), rowOf(after)]
  return columnKeys.filter((key) => was[key] !== is[key])
}
