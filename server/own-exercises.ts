// Writes the clinic's own part of the catalog: making, adapting, editing, archiving. What is built in is never written here.
import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { v7 } from 'uuid'
import type { OwnExercise } from '@/domain/catalog/exercise'
import { ownSlug } from '@/domain/catalog/own-slug'
import { circlesIn, withVariants, type Variants } from '@/domain/catalog/variants'
import { pageOf, type PageOf } from '@/domain/page-of'
import { now, withinTenMinutes } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { sqlState } from '@/server/db-errors'
import { NotFound, Refused } from '@/server/errors'
import { mostFileBytes, mostItems } from '@/server/exercise-file'
import { copyPhoto } from '@/server/exercise-photos'
import { inTurn } from '@/server/in-turn'
import { idOf } from '@/server/patients'
import { asJson } from '@/server/plan-versions'
import { ownItems, readableCatalog } from '@/server/scope'
import { refuseManyChanges } from '@/server/so-often'
import type { StaffViewer } from '@/server/viewer'
import { overtaken } from '@/server/who-wrote'

/**
 * A new item of the clinic's own. `from` is the address of the item that it was begun from, if any: the copy takes over
 * what the form does not show. What is sent again is there once.
 */
export function addExercise(
  viewer: StaffViewer,
  input: OwnExercise,
  from: string | null,
): Promise<{ slug: string }> {
  return asViewer(viewer, async (tx) => {
    await lockOwnCatalog(tx, viewer)
    const origin = from === null ? null : await originOf(tx, viewer, from)
    const sent = await sentBefore(tx, viewer, input, origin)
    if (sent) return { slug: sent }
    await refuseTooManyItems(tx, viewer, 1)
    const id = v7()
    const slug = ownSlug(input.name, await ownSlugs(tx, viewer))
    const { easier, harder, ...texts } = input
    const variants = await variantsWanted(tx, viewer, id, { easier, harder })
    const { all } = await bytesOfOwn(tx, viewer)
    refuseTooLong(all, all + bytesOf(input))
    await withinWords(
      tx.exercise.create({
        data: {
          id,
          clinicId: viewer.clinicId,
          slug,
          ...columns(texts),
          adaptedFrom: origin?.adaptedFrom ?? null,
          drawing: origin?.drawing ?? undefined,
          drawingDigest: origin?.drawingDigest,
          contentHash: '',
          updatedBy: viewer.accountId,
        },
        select: { id: true },
      }),
    )
    await writeVariants(tx, viewer, variants, id)
    if (origin) await copyPhoto(tx, viewer, origin.id, id)
    return { slug }
  })
}

/** The address of the item that the same person made of the same form a moment ago, when no answer arrived. */
async function sentBefore(
  tx: Tx,
  viewer: StaffViewer,
  { easier, harder, ...texts }: OwnExercise,
  origin: { adaptedFrom: string | null; drawingDigest: string | null } | null,
): Promise<string | null> {
  const lately = { updatedBy: viewer.accountId, revision: 1, createdAt: withinTenMinutes() }
  const made = await tx.exercise.findMany({
    where: { AND: [ownItems(viewer), { name: texts.name, archivedAt: null, ...lately }] },
    include: { easier: { select: { slug: true } }, harder: { select: { slug: true } } },
  })
  const { adaptedFrom = null, drawingDigest = null } = origin ?? {}
  const wanted = { ...columns(texts), adaptedFrom, drawingDigest }
  const same = made.find(
    (each) =>
      (each.easier?.slug ?? null) === easier &&
      (each.harder?.slug ?? null) === harder &&
      isDeepStrictEqual({ ...each, ...wanted }, each),
  )
  return same?.slug ?? null
}

/**
 * Writes over the item that was read at `revision`.
 * @throws Refused at `revision`, with the other's name, when somebody has saved it since
 * @throws NotFound when it is not one of the clinic's own
 */
export function saveExercise(
  viewer: StaffViewer,
  exerciseId: string,
  input: OwnExercise,
  revision: number,
): Promise<{ slug: string; revision: number }> {
  return asViewer(viewer, async (tx) => {
    await lockOwnCatalog(tx, viewer)
    const stored = await tx.exercise.findFirst({
      where: { AND: [ownItems(viewer), { id: idOf(exerciseId) }] },
      select: { id: true, slug: true, revision: true, updatedAt: true, updatedBy: true },
    })
    if (!stored) throw new NotFound()
    if (stored.revision !== revision) {
      const last = { did: 'saved this exercise', at: stored.updatedAt, by: stored.updatedBy }
      throw new Refused({ revision: await overtaken(tx, viewer, last) })
    }
    const { easier, harder, ...texts } = input
    const variants = await variantsWanted(tx, viewer, stored.id, { easier, harder })
    const { all, one } = await bytesOfOwn(tx, viewer, stored.id)
    refuseTooLong(all, all - one + bytesOf(input))
    await withinWords(
      tx.exercise.updateMany({
        where: { AND: [ownItems(viewer), { id: stored.id }] },
        data: { ...columns(texts), revision: { increment: 1 }, updatedBy: viewer.accountId },
      }),
    )
    await writeVariants(tx, viewer, variants, stored.id)
    return { slug: stored.slug, revision: revision + 1 }
  })
}

/** For whoever has been told that theirs is stale and has looked at what was saved. */
export function latestExerciseRevision(viewer: StaffViewer, exerciseId: string): Promise<number> {
  return asViewer(viewer, async (tx) => {
    const stored = await tx.exercise.findFirst({
      where: { AND: [ownItems(viewer), { id: idOf(exerciseId) }] },
      select: { revision: true },
    })
    if (!stored) throw new NotFound()
    return stored.revision
  })
}

/** Archived, an item stays where it is used and is offered no more. Nothing is ever deleted. */
export function archiveExercise(viewer: StaffViewer, exerciseId: string, archive: boolean): Promise<void> {
  return asViewer(viewer, async (tx) => {
    await lockOwnCatalog(tx, viewer)
    await refuseManyChanges(tx, viewer, 'exercises', { objectId: idOf(exerciseId) })
    const changed = await tx.exercise.updateMany({
      where: { AND: [ownItems(viewer), { id: idOf(exerciseId) }] },
      data: { archivedAt: archive ? now() : null, updatedBy: viewer.accountId },
    })
    if (changed.count === 0) throw new NotFound()
  })
}

export type ArchivedLine = { slug: string; name: string; archivedAt: Date }

/** What the clinic has archived of its own, the last first: one page of it. */
export function listArchived(
  viewer: StaffViewer,
  asked?: string | string[],
): Promise<Pick<PageOf, 'page' | 'pages'> & { exercises: ArchivedLine[] }> {
  const where = { AND: [ownItems(viewer), { archivedAt: { not: null } }] }
  return asViewer(viewer, async (tx) => {
    const { page, pages, ...rows } = pageOf(await tx.exercise.count({ where }), asked)
    const found = await tx.exercise.findMany({
      where,
      select: { slug: true, name: true, archivedAt: true },
      orderBy: [{ archivedAt: 'desc' }, { name: 'asc' }, { id: 'asc' }],
      ...rows,
    })
    const exercises = found.flatMap(({ archivedAt, ...row }) => (archivedAt ? [{ ...row, archivedAt }] : []))
    return { page, pages, exercises }
  })
}

/** Whoever writes the clinic's catalog comes one after the other: names, variants and circles are about all of it. */
export const lockOwnCatalog = (tx: Tx, { clinicId }: StaffViewer): Promise<void> =>
  inTurn(tx, 'own-catalog', clinicId)

/** Nothing of it is ever deleted, and a search looks through all of it: no more than one file of them can bring in again. */
export async function refuseTooManyItems(
  tx: Tx,
  viewer: StaffViewer,
  more: number,
  field = '',
): Promise<void> {
  if ((await tx.exercise.count({ where: ownItems(viewer) })) + more > mostItems)
    throw new Refused({
      [field]: `Your clinic can have ${mostItems} items of its own, archived ones too.`,
    })
}

/** In bytes. In a file marks and the names of fields come to it. */
const mostText = mostFileBytes / 2
const megabytes = (bytes: number) => Math.ceil((bytes / 1024 / 1024) * 10) / 10

/** What the clinic's own say in bytes: all together, and one of them. */
export async function bytesOfOwn(
  tx: Tx,
  { clinicId }: StaffViewer,
  id: string | null = null,
): Promise<{ all: number; one: number }> {
  const [own] = await tx.$queryRaw<[{ all: number; one: number }]>`
    SELECT coalesce(sum(bytes), 0)::float8 AS "all", coalesce(sum(bytes) FILTER (WHERE id = ${id}::uuid), 0)::float8 AS one
    FROM (
      SELECT id, octet_length(concat(name, kind, delivery, position, level, purpose, stop_when, video_url,
        array_to_string(other_names || regions || equipment || steps || cues || mistakes || reading || contraindications ||
          precautions || dosage_fields, ''))) AS bytes
      FROM exercises WHERE clinic_id = ${clinicId}::uuid) own`
  return own
}

/** The same of one that is yet to be written. Keep the two in step. */
export const bytesOf = (item: OwnExercise): number =>
  Buffer.byteLength(
    [
      ...[item.name, item.kind, item.delivery, item.position, item.level, item.purpose, item.stopWhen],
      ...[item.videoUrl, ...item.otherNames, ...item.regions, ...item.equipment, ...item.steps, ...item.cues],
      ...[...item.mistakes, ...item.reading, ...item.contraindications, ...item.precautions],
      ...item.dosageFields,
    ].join(''),
  )

/**
 * A file holds all of them, so how much they say has an end. Where there was more from before, what makes it no longer may
 * still be written.
 */
export function refuseTooLong(before: number, after: number, field = ''): void {
  if (after > mostText && after > before)
    throw new Refused({
      [field]: `With this your clinic’s own exercises, archived ones too, would be ${megabytes(after)} MB of text, and ${megabytes(mostText)} MB is the most. Shorten some first.`,
    })
}

/** Of names, other names and purposes the database keeps each different word, to find what a mistyped one means, up to an end. */
export async function withinWords<T>(writing: Promise<T>, field = ''): Promise<T> {
  try {
    return await writing
  } catch (error) {
    if (sqlState(error) === 'PH001')
      throw new Refused({
        [field]:
          'With this the names and purposes of your clinic’s own exercises, archived ones too, would have more than 30,000 different words. Take some words out first, or say it in those that are there.',
      })
    throw error
  }
}

export async function ownSlugs(tx: Tx, viewer: StaffViewer): Promise<Set<string>> {
  const rows = await tx.exercise.findMany({ where: ownItems(viewer), select: { slug: true } })
  return new Set(rows.map(({ slug }) => slug))
}

/** An own copy of an own item goes back to the same built-in one. */
async function originOf(tx: Tx, viewer: StaffViewer, slug: string) {
  const row = await tx.exercise.findFirst({
    where: { AND: [{ OR: [readableCatalog(viewer), ownItems(viewer)] }, { slug }] },
    select: { id: true, slug: true, clinicId: true, adaptedFrom: true, drawing: true, drawingDigest: true },
  })
  if (!row) throw new NotFound()
  const { slug: address, clinicId, adaptedFrom, ...copied } = row
  return { ...copied, adaptedFrom: clinicId === null ? address : adaptedFrom }
}

type VariantChanges = Map<string, Variants>

/**
 * The variants named by their addresses, as ids, with what that changes for others.
 * @throws Refused when there is no such item, or it would go round
 */
async function variantsWanted(
  tx: Tx,
  viewer: StaffViewer,
  id: string,
  { easier, harder }: Variants,
): Promise<VariantChanges> {
  const shelf = await tx.exercise.findMany({
    where: { OR: [readableCatalog(viewer), ownItems(viewer)] },
    select: { id: true, slug: true, clinicId: true, easierId: true, harderId: true },
  })
  const idBySlug = new Map(shelf.map((each) => [each.slug, each.id]))
  const wanted: Variants = { easier: null, harder: null }
  for (const [side, slug] of [
    ['easier', easier],
    ['harder', harder],
  ] as const) {
    if (slug === null) continue
    wanted[side] = idBySlug.get(slug) ?? null
    if (wanted[side] === null) throw new Refused({ [side]: 'Choose an exercise of your catalog' })
    if (wanted[side] === id) throw new Refused({ [side]: 'An exercise is no variant of itself' })
  }
  const known = new Map(shelf.map((each) => [each.id, { easier: each.easierId, harder: each.harderId }]))
  const own = new Set(shelf.filter(({ clinicId }) => clinicId !== null).map((each) => each.id))
  const changes = withVariants(known, id, wanted, (other) => own.has(other))
  if (circlesIn(new Map([...known, ...changes]))(id))
    throw new Refused({
      [harder === null ? 'easier' : 'harder']:
        'This goes round: from variant to variant it would become harder than itself',
    })
  return changes
}

async function writeVariants(tx: Tx, viewer: StaffViewer, changes: VariantChanges, itself: string) {
  for (const [id, { easier, harder }] of changes)
    await tx.exercise.updateMany({
      where: { AND: [ownItems(viewer), { id }] },
      data: {
        easierId: easier,
        harderId: harder,
        // Whoever has the other item open learns that it has changed.
        ...(id !== itself && { revision: { increment: 1 }, updatedBy: viewer.accountId }),
      },
    })
}

function columns({ defaultDosage, ...texts }: Omit<OwnExercise, 'easier' | 'harder'>) {
  return { ...texts, defaultDosage: asJson(defaultDosage) }
}
