// Writes the clinic's own protocols: making, editing, sharing, archiving. What is built in is never written here.
import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { ownSlug } from '@/domain/catalog/own-slug'
import { itemsIn } from '@/domain/plans/content'
import type { ProtocolContentDraft } from '@/domain/plans/draft'
import { type ProtocolDraft } from '@/domain/plans/protocol'
import { missingForSharing } from '@/domain/plans/publish'
import { now } from '@/server/clock'
import { asViewer, Prisma, type Tx } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { checkedGoals } from '@/server/goals'
import { lengthSql } from '@/server/how-long'
import { lockOwnCatalog } from '@/server/own-exercises'
import { idOf } from '@/server/patients'
import { contentJson } from '@/server/plan-versions'
import { asItem, catalogColumns, exerciseIds } from '@/server/prescribable'
import { ownItems, readableCatalog, readableProtocols, writableProtocols } from '@/server/scope'
import { refuseManyChanges } from '@/server/so-often'
import type { StaffViewer } from '@/server/viewer'
import { overtaken } from '@/server/who-wrote'

export type SavedProtocol = { slug: string; revision: number }

export type ProtocolChange = {
  content: ProtocolDraft
  /** That it was typed from; 0 makes a new one. */
  revision: number
  from: string | null
  share: boolean
}

/** Nothing is ever deleted, and lists look through them all: those that are shared, and one's own drafts. */
const ends = {
  shared: {
    many: 500,
    tooMany: 'Your clinic shares 500 protocols of its own. Write over one that is archived instead.',
    characters: 8_000_000,
    tooLong:
      'With this, what your clinic shares of protocols would be too long to be looked through. Shorten it, or write over one that is archived.',
  },
  drafts: {
    many: 50,
    tooMany: 'You have 50 drafts of protocols. Share one, or write over one that is archived.',
    characters: 2_000_000,
    tooLong:
      'With this, your drafts of protocols would be too long to be looked through. Share one, or write over one that is archived.',
  },
}

/**
 * Saves a protocol under the id that its editor gave it, so that sending it again makes no second one. Until it is shared
 * it may be unfinished; after that, only what is finished is saved.
 * @throws Refused at `revision`, with the other's name, when somebody has saved it since; at its field what is missing or
 * not in the catalog
 * @throws NotFound when the id is not of a protocol that the viewer may write
 */
export function saveProtocol(
  viewer: StaffViewer,
  protocolId: string,
  { content, revision, from, share }: ProtocolChange,
): Promise<SavedProtocol> {
  return asViewer(viewer, async (tx) => {
    // Names are about all of the clinic's own, and whoever saves the same one comes after.
    await lockOwnCatalog(tx, viewer)
    const id = idOf(protocolId)
    const stored = await tx.protocol.findFirst({
      where: { AND: [writableProtocols(viewer), { id }] },
      select: {
        ...{ slug: true, shared: true, revision: true, updatedAt: true, updatedBy: true },
        ...{ name: true, condition: true, regions: true, summary: true, sources: true, content: true },
      },
    })
    if (!stored && revision !== 0) throw new NotFound()
    const shared = share || (stored?.shared ?? false)
    const draft = { ...content, goals: await checkedGoals(tx, viewer, content.goals) }
    const before = stored?.content as ProtocolContentDraft | undefined
    const columns = columnsOf(draft, before ? itemsIn(before) : 0)
    if (stored && stored.revision !== revision) {
      const { slug, updatedAt: at, updatedBy: by, ...last } = stored
      // The same was sent before and its answer was lost: saying so again is no conflict with oneself.
      const asSent = JSON.parse(JSON.stringify({ ...columns, shared, revision: revision + 1 })) as unknown
      if (by === viewer.accountId && isDeepStrictEqual(last, asSent)) return { slug, revision: revision + 1 }
      throw new Refused({ revision: await overtaken(tx, viewer, { did: 'saved this protocol', at, by }) })
    }
    await refuseWhatIsWrong(tx, viewer, draft, before, shared)

    const held = await heldWith(tx, viewer, { id, shared, ...columns })
    refuseMore(held.before, held.after, ends[shared ? 'shared' : 'drafts'])
    const slug = stored?.slug ?? ownSlug(draft.name, await slugsOf(tx, viewer))
    const written = { ...columns, shared, revision: revision + 1, updatedBy: viewer.accountId }
    if (stored)
      await tx.protocol.updateMany({ where: { AND: [writableProtocols(viewer), { id }] }, data: written })
    else {
      const added = await tx.protocol.createMany({
        data: {
          ...{ id, clinicId: viewer.clinicId, slug, createdBy: viewer.accountId },
          ...{ contentHash: '', adaptedFrom: from === null ? null : await originOf(tx, viewer, from) },
          ...written,
        },
        // An id that is somebody else's is not told apart from one that leads nowhere.
        skipDuplicates: true,
      })
      if (added.count === 0) throw new NotFound()
    }
    return { slug, revision: revision + 1 }
  })
}

/** For whoever has been told that theirs is stale and has looked at what was saved. */
export function latestProtocolRevision(viewer: StaffViewer, protocolId: string): Promise<number> {
  return asViewer(viewer, async (tx) => {
    const stored = await tx.protocol.findFirst({
      where: { AND: [writableProtocols(viewer), { id: idOf(protocolId) }] },
      select: { revision: true },
    })
    if (!stored) throw new NotFound()
    return stored.revision
  })
}

/** Archived, a protocol is offered no more; plans made from it stay as they are. Nothing is ever deleted. */
export function archiveProtocol(viewer: StaffViewer, protocolId: string, archive: boolean): Promise<void> {
  return asViewer(viewer, async (tx) => {
    await lockOwnCatalog(tx, viewer)
    await refuseManyChanges(tx, viewer, 'protocols', { objectId: idOf(protocolId) })
    const changed = await tx.protocol.updateMany({
      where: { AND: [writableProtocols(viewer), { id: idOf(protocolId) }] },
      data: { archivedAt: archive ? now() : null, updatedBy: viewer.accountId },
    })
    if (changed.count === 0) throw new NotFound()
  })
}

type Held = { many: number; length: number }

/**
 * What there is and what there would be with this one in its place, counted alike. Measured is each once: what this one holds
 * now is taken off the sum. Drafts count for whoever wrote them: nobody else sees one, so nobody else could write over it.
 */
async function heldWith(
  tx: Tx,
  { clinicId, accountId }: StaffViewer,
  { id, shared, summary, content }: ReturnType<typeof columnsOf> & { id: string; shared: boolean },
): Promise<{ before: Held; after: Held }> {
  const [held] = await tx.$queryRaw<[{ before: Held; after: Held }]>`
    SELECT jsonb_build_object('many', count(*), 'length', coalesce(sum(length), 0)) AS before,
      jsonb_build_object('many', count(*) - count(*) FILTER (WHERE id = ${id}::uuid) + 1,
        'length', coalesce(sum(length), 0) - coalesce(sum(length) FILTER (WHERE id = ${id}::uuid), 0)
          + length(${summary}::text) + length(${JSON.stringify(content)}::jsonb::text)) AS after
    FROM (
      SELECT id, ${Prisma.raw(lengthSql('summary', 'content'))} AS length FROM protocols
      WHERE clinic_id = ${clinicId}::uuid AND shared = ${shared} AND (shared OR created_by = ${accountId}::uuid)) held`
  return held
}

/** Where there was more from before, each may still be written over and shortened. */
function refuseMore(before: Held, after: Held, end: (typeof ends)[keyof typeof ends]): void {
  if (after.many > end.many && after.many > before.many) throw new Refused({ '': end.tooMany })
  if (after.length > end.characters && after.length > before.length) throw new Refused({ '': end.tooLong })
}

/** Each exercise is one that the catalog offers, or was in this protocol already; what is shared is finished. */
async function refuseWhatIsWrong(
  tx: Tx,
  viewer: StaffViewer,
  draft: ProtocolDraft,
  before: ProtocolContentDraft | undefined,
  shared: boolean,
): Promise<void> {
  const kept = new Set(before ? exerciseIds(before) : [])
  const { OR: seen } = readableCatalog(viewer)
  const rows = await tx.exercise.findMany({
    where: { AND: [{ OR: seen }, { id: { in: exerciseIds(draft) } }] },
    select: catalogColumns,
  })
  const usable = rows.map(asItem).filter(({ id, archived }) => !archived || kept.has(id))
  const known = new Map(usable.map((each) => [each.id, each]))
  const wrong: Record<string, string> = {}
  draft.phases.forEach((phase, i) =>
    phase.prescriptions.forEach(({ exerciseId }, j) => {
      if (!known.has(exerciseId))
        wrong[`phases.${i}.prescriptions.${j}`] = 'This exercise is not in your catalog. Take it out.'
    }),
  )
  if (shared) for (const { path, message } of missingForSharing(draft, known)) wrong[path] ??= message
  if (Object.keys(wrong).length > 0) throw new Refused(wrong)
}

function columnsOf(
  { name, condition, regions, summary, sources, ...content }: ProtocolDraft,
  before: number,
) {
  return {
    ...{ name, condition, regions, summary },
    sources: sources.map(({ text }) => text).filter((text) => text !== ''),
    content: contentJson(content, before),
  }
}

async function slugsOf(tx: Tx, viewer: StaffViewer): Promise<Set<string>> {
  // Colleagues' drafts count too: an address is the clinic's.
  const rows = await tx.protocol.findMany({ where: ownItems(viewer), select: { slug: true } })
  return new Set(rows.map(({ slug }) => slug))
}

/** An own copy of an own one goes back to the same built-in one. */
async function originOf(tx: Tx, viewer: StaffViewer, slug: string): Promise<string | null> {
  const row = await tx.protocol.findFirst({
    where: { AND: [readableProtocols(viewer), { slug }] },
    select: { slug: true, clinicId: true, adaptedFrom: true },
  })
  if (!row) return null
  return row.clinicId === null ? row.slug : row.adaptedFrom
}
