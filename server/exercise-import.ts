// Brings a file into the clinic's own catalog, all of it or nothing, and says before what that would do.
import 'server-only'
import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { v7 } from 'uuid'
import { exerciseRecordSchema } from '@/domain/catalog/exercise'
import { columns } from '@/domain/catalog/exercise-columns'
import type { ImportAnswer, ImportStep } from '@/domain/catalog/import-answer'
import {
  planImport,
  type Change,
  type FileRow,
  type ImportPlan,
  type KnownItem,
  type RowError,
} from '@/domain/catalog/import-plan'
import type { Variants } from '@/domain/catalog/variants'
import { asViewer, type Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import { itemsOf, type FileItem } from '@/server/exercise-file'
import { knownItems, putItems, putVariants } from '@/server/exercise-records'
import { lockOwnCatalog, refuseTooManyItems } from '@/server/own-exercises'
import { ownItems } from '@/server/scope'
import type { StaffViewer } from '@/server/viewer'

type Tell = (step: ImportStep) => void

/** How many items are written before others have their turn, and are told of. */
const batch = 250
/** How many are checked: some hundredth of a second of work where each is as long as it may be. */
const checkedAtOnce = 10
const mostListed = 100

/**
 * What the file would do. Nothing is written.
 * @throws Refused at `file` when it cannot be read at all
 */
export async function previewImport(
  viewer: StaffViewer,
  bytes: Uint8Array,
  tell: Tell,
): Promise<ImportAnswer> {
  const { rows, wrong } = await checked(bytes, tell)
  const plan = await asViewer(viewer, async (tx) => planImport(rows, await knownItems(tx, viewer)))
  return answerOf(bytes, plan, wrong)
}

/**
 * Does what the preview of that digest said, or nothing: the file is checked again from the beginning.
 * @throws Refused at `file` when it cannot be read, something in it is wrong, or it would do something else by now
 */
export async function applyImport(
  viewer: StaffViewer,
  bytes: Uint8Array,
  digest: string,
  tell: Tell,
): Promise<ImportAnswer> {
  const { rows, wrong } = await checked(bytes, tell)
  return asViewer(viewer, async (tx) => {
    await lockOwnCatalog(tx, viewer)
    const known = await knownItems(tx, viewer)
    const plan = planImport(rows, known)
    const answer = answerOf(bytes, plan, wrong)
    if (answer.wrongCount > 0)
      throw new Refused({ file: 'Nothing was imported: something in the file is wrong. Preview it again.' })
    if (answer.digest !== digest)
      throw new Refused({ file: 'Nothing was imported: file or catalog have changed. Preview it again.' })
    await refuseTooManyItems(tx, viewer, plan.added.length, 'file')
    await write(tx, viewer, plan, known, tell)
    return answer
  })
}

async function checked(bytes: Uint8Array, tell: Tell): Promise<{ rows: FileRow[]; wrong: RowError[] }> {
  const items = itemsOf(bytes)
  const rows: FileRow[] = []
  const wrong: RowError[] = []
  for (const [i, item] of items.entries()) {
    if (i % batch === 0) tell({ step: 'checked', done: i, of: items.length })
    if (i % checkedAtOnce === 0) await turn()
    const errors = errorsOf(item, rows)
    wrong.push(...errors)
  }
  tell({ step: 'checked', done: items.length, of: items.length })
  return { rows, wrong }
}

/** Adds the item to the rows, and answers what is wrong with it. */
function errorsOf({ row, raw, wrong, at }: FileItem, rows: FileRow[]): RowError[] {
  const parsed = exerciseRecordSchema.safeParse(raw)
  const slug = (raw as { slug?: unknown } | null)?.slug
  rows.push({
    row,
    slug: typeof slug === 'string' ? slug : '',
    record: parsed.success ? parsed.data : null,
  })
  const issues = parsed.success ? [] : parsed.error.issues
  return [
    ...wrong.map((each) => ({ row, ...each })),
    ...issues.map(({ path, message }) => ({ row, column: at(path), message })),
  ]
}

function answerOf(bytes: Uint8Array, plan: ImportPlan, wrong: readonly RowError[]): ImportAnswer {
  const all = [...wrong, ...plan.wrong].sort((a, b) => a.row - b.row)
  const line = ({ row, record }: Change) => ({ row, name: record.name })
  const deeds = [
    ...plan.added.map(({ row, record }) => [row, record.slug]),
    ...plan.changed.map(({ row, known, record }) => [row, record.slug, known?.revision]),
    ...plan.linked.map(({ known, variants }) => [known.id, known.revision, variants.easier, variants.harder]),
  ]
  return {
    digest: createHash('sha256').update(bytes).update(JSON.stringify(deeds)).digest('hex'),
    addedCount: plan.added.length,
    added: plan.added.slice(0, mostListed).map(line),
    changedCount: plan.changed.length,
    changed: plan.changed.slice(0, mostListed).map((change) => ({
      ...line(change),
      fields: change.fields.map((key) => columns[key].header),
    })),
    sameCount: plan.same.length,
    linkedCount: plan.linked.length,
    linked: plan.linked.slice(0, mostListed).map(({ known }) => known.record.name),
    wrongCount: all.length,
    wrong: all.slice(0, mostListed),
  }
}

async function write(
  tx: Tx,
  viewer: StaffViewer,
  plan: ImportPlan,
  known: readonly KnownItem[],
  tell: Tell,
): Promise<void> {
  const items = [...plan.added, ...plan.changed].map(({ record, known }) => ({
    id: known?.id ?? v7(),
    record,
  }))
  const ids = new Map([
    ...known.map(({ id, record }) => [record.slug, id] as const),
    ...items.map(({ id, record }) => [record.slug, id] as const),
  ])
  const idOf = (slug: string | null) => (slug === null ? null : (ids.get(slug) ?? null))
  const ofItem = (id: string, { easier, harder }: Variants) => ({
    id,
    easierId: idOf(easier),
    harderId: idOf(harder),
  })

  for (let from = 0; from < items.length; from += batch) {
    tell({ step: 'written', done: from, of: items.length })
    await putItems(tx, viewer, items.slice(from, from + batch))
  }
  await putVariants(tx, viewer, [
    ...items.map(({ id, record }) => ofItem(id, record)),
    ...plan.linked.map(({ known: { id }, variants }) => ofItem(id, variants)),
  ])
  // Whoever has one of these open learns that it has changed.
  await tx.exercise.updateMany({
    where: { AND: [ownItems(viewer), { id: { in: plan.linked.map((each) => each.known.id) } }] },
    data: { revision: { increment: 1 }, updatedBy: viewer.accountId },
  })
  tell({ step: 'written', done: items.length, of: items.length })
}
