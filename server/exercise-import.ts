// Brings a file into the clinic's own catalog, all of it or nothing, and says before what that would do.
import 'server-only'
import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import { columns } from '@/domain/catalog/exercise-columns'
import type { ImportAnswer, ImportStep } from '@/domain/catalog/import-answer'
import { planImport, type Change, type ImportPlan, type KnownItem } from '@/domain/catalog/import-plan'
import type { Variants } from '@/domain/catalog/variants'
import { asViewer, type Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import { mostListed, type CheckedFile } from '@/server/exercise-check'
import { knownItems, putItems, putVariants } from '@/server/exercise-records'
import { fileRead } from '@/server/file-reader'
import {
  bytesOf,
  bytesOfOwn,
  lockOwnCatalog,
  refuseTooLong,
  refuseTooManyItems,
  withinWords,
} from '@/server/own-exercises'
import { ownItems } from '@/server/scope'
import type { StaffViewer } from '@/server/viewer'

type Tell = (step: ImportStep) => void

/** In milliseconds. The largest takes some ten seconds, and more where others are at work: none is to be cut off near its end. */
const longestImport = 120_000

/** How many items are written before others have their turn, and are told of. */
const batch = 250

/**
 * What the file would do. Nothing is written.
 * @throws Refused at `file` when it cannot be read at all, or nothing in it is wrong but it is too much
 */
export async function previewImport(
  viewer: StaffViewer,
  bytes: Uint8Array,
  tell: Tell,
): Promise<ImportAnswer> {
  const file = await checked(viewer, bytes, tell)
  return asViewer(viewer, async (tx) => {
    const plan = planImport(file.rows, await knownItems(tx, viewer))
    const answer = answerOf(bytes, plan, file)
    if (answer.wrongCount === 0) await refuseTooMuch(tx, viewer, plan)
    return answer
  })
}

/**
 * Does what the preview of that digest said, or nothing: the file is checked again from the beginning.
 * @throws Refused at `file` when it cannot be read, something in it is wrong, or it would do something else by now,
 * or nothing more
 */
export async function applyImport(
  viewer: StaffViewer,
  bytes: Uint8Array,
  digest: string,
  tell: Tell,
): Promise<ImportAnswer> {
  const file = await checked(viewer, bytes, tell)
  return asViewer(
    viewer,
    async (tx) => {
      await lockOwnCatalog(tx, viewer)
      const known = await knownItems(tx, viewer)
      const plan = planImport(file.rows, known)
      const answer = answerOf(bytes, plan, file)
      if (answer.wrongCount > 0)
        throw new Refused({ file: 'Nothing was imported: something in the file is wrong. Preview it again.' })
      // Done before: by a colleague, or by an import whose answer was lost.
      if (answer.digest !== digest && changesNothing(answer))
        throw new Refused({
          file: 'Nothing is left to import: all of this file stands in your catalog already.',
        })
      if (answer.digest !== digest)
        throw new Refused({ file: 'Nothing was imported: file or catalog have changed. Preview it again.' })
      await refuseTooMuch(tx, viewer, plan)
      await write(tx, viewer, plan, known, tell)
      return answer
    },
    longestImport,
  )
}

const changesNothing = ({ addedCount, changedCount, linkedCount }: ImportAnswer) =>
  addedCount + changedCount + linkedCount === 0

async function refuseTooMuch(tx: Tx, viewer: StaffViewer, { added, changed }: ImportPlan): Promise<void> {
  await refuseTooManyItems(tx, viewer, added.length, 'file')
  const { all } = await bytesOfOwn(tx, viewer)
  const after = [...added, ...changed].reduce(
    (sum, { record, known }) => sum + bytesOf(record) - (known ? bytesOf(known.record) : 0),
    all,
  )
  refuseTooLong(all, after, 'file')
}

/** Read in a process of its own (server/file-reader.ts). @throws Refused at `file` when it cannot be read */
async function checked({ clinicId }: StaffViewer, bytes: Uint8Array, tell: Tell): Promise<CheckedFile> {
  const read = await fileRead(clinicId, bytes, (done, of) => tell({ step: 'checked', done, of }))
  if ('refused' in read) throw new Refused({ file: read.refused })
  return read
}

function answerOf(bytes: Uint8Array, plan: ImportPlan, { wrong, wrongCount }: CheckedFile): ImportAnswer {
  const first = [...wrong, ...plan.wrong].sort((a, b) => a.row - b.row).slice(0, mostListed)
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
    wrongCount: wrongCount + plan.wrong.length,
    wrong: first,
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
    await withinWords(putItems(tx, viewer, items.slice(from, from + batch)), 'file')
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
