// Reads protocols: the list, one with its exercises, and what a patient's plan can begin as.
import 'server-only'
import type { Picture } from '@/domain/catalog/picture'
import { bodyRegions, type BodyRegion, type Delivery } from '@/domain/catalog/vocabulary'
import { protocolContentDraftSchema, type ProtocolContentDraft } from '@/domain/plans/draft'
import type { StoredProtocol } from '@/domain/plans/protocol'
import { protocolsFound } from '@/domain/plans/protocol-search'
import { addressed, ownFirst } from '@/server/catalog'
import { asViewer, type Tx } from '@/server/db'
import { NotFound } from '@/server/errors'
import { pictureColumns, withPicture } from '@/server/pictures'
import { exerciseIds } from '@/server/prescribable'
import { offeredProtocols, readableCatalog, readableProtocols, treatedPatients } from '@/server/scope'
import type { StaffViewer, Therapist } from '@/server/viewer'
import { namesOf } from '@/server/who-wrote'

export type ProtocolWish = { q: string; region: string; which: string }

export type ProtocolLine = {
  slug: string
  name: string
  condition: string
  summary: string
  /** The clinic wrote it itself. */
  own: boolean
  /** Until it is shared, nobody but its maker sees it. */
  shared: boolean
  archived: boolean
  phases: { name: string; weeks: number }[]
}

/** The protocols that match, by name; a filter that names nothing known filters nothing. */
export async function listProtocols(viewer: StaffViewer, wish: ProtocolWish): Promise<ProtocolLine[]> {
  const ofKind =
    wish.which === 'own' ? { clinicId: viewer.clinicId } : wish.which === 'built-in' ? { clinicId: null } : {}
  return asViewer(viewer, async (tx) => {
    const rows = await tx.protocol.findMany({
      where: {
        AND: [
          readableProtocols(viewer),
          ofKind,
          { archivedAt: wish.which === 'archived' ? { not: null } : null },
          Object.hasOwn(bodyRegions, wish.region) ? { regions: { has: wish.region } } : {},
        ],
      },
      select: {
        id: true,
        slug: true,
        clinicId: true,
        name: true,
        condition: true,
        summary: true,
        shared: true,
        archivedAt: true,
      },
      orderBy: { name: 'asc' },
    })
    const phases = await phasesOf(
      tx,
      rows.map(({ id }) => id),
    )
    const lines = rows.map(({ id, clinicId, archivedAt, ...row }) => ({
      ...row,
      own: clinicId !== null,
      archived: archivedAt !== null,
      phases: (phases.get(id) ?? []).map(({ name, weeks }, i) => ({
        name: name || `Phase ${i + 1}`,
        weeks: weeks ?? 0,
      })),
    }))
    return protocolsFound(lines, wish.q)
  })
}

type PhaseLine = { name: string; weeks: number | null }

/** By id. What is prescribed in them stays in the database: it is hundreds of times as much. */
async function phasesOf(tx: Tx, ids: string[]): Promise<Map<string, PhaseLine[]>> {
  const rows = await tx.$queryRaw<{ id: string; phases: PhaseLine[] | null }[]>`
    SELECT p.id, (SELECT jsonb_agg(jsonb_build_object('name', f.phase -> 'name', 'weeks', f.phase -> 'weeks') ORDER BY f.n)
      FROM jsonb_array_elements(p.content -> 'phases') WITH ORDINALITY f (phase, n)) AS phases
    FROM protocols p WHERE p.id = ANY (${ids}::uuid[])`
  return new Map(rows.map(({ id, phases }) => [id, phases ?? []]))
}

export type ProtocolExercise = {
  slug: string
  name: string
  delivery: Delivery
  archived: boolean
  picture: Picture | null
}

export type ProtocolSheet = StoredProtocol & {
  id: string
  slug: string
  own: boolean
  shared: boolean
  archived: boolean
  revision: number
  /** Who wrote it and who changed it last, where the clinic wrote it itself. */
  by: { made: string; changed: string; changedAt: Date } | null
  adaptedFrom: { slug: string; name: string } | null
  /** By id, the exercises that its prescriptions name. */
  exercises: Record<string, ProtocolExercise>
}

/** A protocol's page: also one that the clinic has archived of its own. */
export function getProtocol(viewer: StaffViewer, slug: string): Promise<ProtocolSheet> {
  return asViewer(viewer, async (tx) => {
    const row = await tx.protocol.findFirst({
      where: { AND: [readableProtocols(viewer), { slug: addressed(slug) }] },
      orderBy: ownFirst,
      select: {
        id: true,
        slug: true,
        clinicId: true,
        name: true,
        condition: true,
        regions: true,
        summary: true,
        sources: true,
        content: true,
        adaptedFrom: true,
        shared: true,
        revision: true,
        createdBy: true,
        updatedBy: true,
        updatedAt: true,
        archivedAt: true,
      },
    })
    if (!row) throw new NotFound()
    const { clinicId, createdBy, updatedBy, updatedAt, archivedAt, ...rest } = row
    const content = rest.content as ProtocolContentDraft
    const { OR: readable } = readableCatalog(viewer)
    const exercises = await tx.exercise.findMany({
      where: { AND: [{ OR: readable }, { id: { in: exerciseIds(content) } }] },
      select: { id: true, slug: true, name: true, delivery: true, archivedAt: true, ...pictureColumns },
    })
    const origin =
      rest.adaptedFrom === null
        ? null
        : await tx.protocol.findFirst({
            where: { clinicId: null, slug: rest.adaptedFrom, archivedAt: null },
            select: { slug: true, name: true },
          })
    const nameOf = await namesOf(tx, viewer, [createdBy ?? [], updatedBy ?? []].flat())
    return {
      ...rest,
      regions: rest.regions as BodyRegion[],
      content,
      own: clinicId !== null,
      archived: archivedAt !== null,
      adaptedFrom: origin,
      by:
        createdBy && updatedBy
          ? { made: nameOf(createdBy), changed: nameOf(updatedBy), changedAt: updatedAt }
          : null,
      exercises: Object.fromEntries(
        exercises
          .map(withPicture)
          .map(({ id, archivedAt, delivery, ...exercise }) => [
            id,
            { ...exercise, delivery: delivery as Delivery, archived: archivedAt !== null },
          ]),
      ),
    }
  })
}

/** The protocols that a plan can begin as, by name. */
export async function protocolChoices(
  viewer: Therapist,
): Promise<{ slug: string; name: string; condition: string; summary: string; own: boolean }[]> {
  const rows = await asViewer(viewer, (tx) =>
    tx.protocol.findMany({
      where: offeredProtocols(viewer),
      select: { slug: true, name: true, condition: true, summary: true, clinicId: true },
      orderBy: { name: 'asc' },
    }),
  )
  return rows.map(({ clinicId, ...row }) => ({ ...row, own: clinicId !== null }))
}

/** What a plan takes over. One's own draft may be unfinished, and so may be the plan's draft that begins as it. */
export async function protocolContent(
  tx: Tx,
  viewer: Therapist,
  slug: string,
): Promise<ProtocolContentDraft> {
  // The clinic's own comes before a built-in one of the same name.
  const protocol = await tx.protocol.findFirst({
    where: { AND: [offeredProtocols(viewer), { slug: addressed(slug) }] },
    select: { content: true },
    orderBy: ownFirst,
  })
  if (!protocol) throw new NotFound()
  return protocolContentDraftSchema.parse(protocol.content)
}

/** For whom a therapist may use a protocol. */
export function patientsToPlanFor(viewer: Therapist): Promise<{ id: string; name: string }[]> {
  return asViewer(viewer, (tx) =>
    tx.patient.findMany({
      where: { AND: [treatedPatients(viewer), { archivedAt: null }] },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    }),
  )
}
