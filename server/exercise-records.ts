// The clinic's own items by the thousand, as records of a file: read together, and written in batches.
import 'server-only'
import type { ExerciseRecord } from '@/domain/catalog/exercise'
import type { KnownItem } from '@/domain/catalog/import-plan'
import type { Dosage } from '@/domain/plans/dosage'
import { now } from '@/server/clock'
import type { Tx } from '@/server/db'
import { readableCatalog } from '@/server/scope'
import type { StaffViewer } from '@/server/viewer'

const columns = {
  id: true,
  clinicId: true,
  archivedAt: true,
  slug: true,
  name: true,
  otherNames: true,
  kind: true,
  delivery: true,
  regions: true,
  equipment: true,
  position: true,
  level: true,
  purpose: true,
  steps: true,
  cues: true,
  mistakes: true,
  reading: true,
  contraindications: true,
  precautions: true,
  stopWhen: true,
  dosageFields: true,
  defaultDosage: true,
  videoUrl: true,
  adaptedFrom: true,
} as const

/** What is built in and what is the clinic's own, archived or not, by name. */
export async function knownItems(tx: Tx, viewer: StaffViewer): Promise<KnownItem[]> {
  const known: KnownItem[] = []
  for await (const some of knownInParts(tx, viewer)) known.push(...some)
  return known
}

const atATime = 100

/**
 * The same, some after the other: read at once they take several times the room of what they say, and nobody else has a turn.
 * Which they are, at which revision and which variants they name is of one moment, what they say may be newer.
 */
export async function* knownInParts(tx: Tx, viewer: StaffViewer): AsyncGenerator<KnownItem[]> {
  const { OR } = readableCatalog(viewer)
  const shelf = await tx.exercise.findMany({
    where: { OR },
    select: { id: true, slug: true, revision: true, easierId: true, harderId: true },
    orderBy: [{ name: 'asc' }, { slug: 'asc' }],
  })
  const slugOf = new Map(shelf.map(({ id, slug }) => [id, slug]))
  const named = (id: string | null) => (id === null ? null : (slugOf.get(id) ?? null))
  for (let from = 0; from < shelf.length; from += atATime) {
    const some = shelf.slice(from, from + atATime)
    const rows = await tx.exercise.findMany({
      where: { AND: [{ OR }, { id: { in: some.map(({ id }) => id) } }] },
      select: columns,
    })
    const rowOf = new Map(rows.map((row) => [row.id, row]))
    yield some.flatMap(({ id, revision, easierId, harderId }) => {
      const row = rowOf.get(id)
      if (!row) return []
      const { id: _, clinicId, archivedAt, defaultDosage, ...texts } = row
      return {
        id,
        own: clinicId !== null,
        revision,
        // It was written through the schema that a record is read through.
        record: {
          ...texts,
          defaultDosage: defaultDosage as Dosage,
          easier: named(easierId),
          harder: named(harderId),
          archived: archivedAt !== null,
        } as ExerciseRecord,
      }
    })
  }
}

export type WrittenRecord = { id: string; record: ExerciseRecord }

/** Inserts or rewrites the clinic's own items in one statement, all but their variants. A copy shows its origin's drawing. */
export async function putItems(tx: Tx, viewer: StaffViewer, items: readonly WrittenRecord[]): Promise<void> {
  const instant = now()
  const rows = items.map(({ id, record }) => ({
    id,
    clinic_id: viewer.clinicId,
    slug: record.slug,
    name: record.name,
    other_names: record.otherNames,
    kind: record.kind,
    delivery: record.delivery,
    regions: record.regions,
    equipment: record.equipment,
    position: record.position,
    level: record.level,
    purpose: record.purpose,
    steps: record.steps,
    cues: record.cues,
    mistakes: record.mistakes,
    reading: record.reading,
    contraindications: record.contraindications,
    precautions: record.precautions,
    stop_when: record.stopWhen,
    dosage_fields: record.dosageFields,
    default_dosage: record.defaultDosage,
    video_url: record.videoUrl,
    adapted_from: record.adaptedFrom,
    archived_at: record.archived ? instant : null,
    updated_by: viewer.accountId,
  }))
  await tx.$executeRaw`
    INSERT INTO exercises AS e (id, clinic_id, slug, name, other_names, kind, delivery, regions, equipment, position, level,
      purpose, steps, cues, mistakes, reading, contraindications, precautions, stop_when, dosage_fields, default_dosage,
      video_url, adapted_from, drawing, drawing_digest, archived_at, updated_by, content_hash)
    SELECT r.id, r.clinic_id, r.slug, r.name, r.other_names, r.kind, r.delivery, r.regions, r.equipment, r.position, r.level,
      r.purpose, r.steps, r.cues, r.mistakes, r.reading, r.contraindications, r.precautions, r.stop_when, r.dosage_fields,
      r.default_dosage, r.video_url, r.adapted_from, origin.drawing, origin.drawing_digest, r.archived_at, r.updated_by, ''
    FROM jsonb_populate_recordset(NULL::exercises, ${JSON.stringify(rows)}::jsonb) r
    LEFT JOIN exercises origin ON origin.clinic_id IS NULL AND origin.slug = r.adapted_from
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, other_names = excluded.other_names, kind = excluded.kind,
      delivery = excluded.delivery, regions = excluded.regions, equipment = excluded.equipment,
      position = excluded.position, level = excluded.level, purpose = excluded.purpose, steps = excluded.steps,
      cues = excluded.cues, mistakes = excluded.mistakes, reading = excluded.reading,
      contraindications = excluded.contraindications, precautions = excluded.precautions,
      stop_when = excluded.stop_when, dosage_fields = excluded.dosage_fields, default_dosage = excluded.default_dosage,
      video_url = excluded.video_url, adapted_from = excluded.adapted_from,
      drawing = excluded.drawing, drawing_digest = excluded.drawing_digest, updated_by = excluded.updated_by,
      updated_at = now(), revision = e.revision + 1,
      -- What was archived stays so since when it was.
      archived_at = CASE WHEN excluded.archived_at IS NULL THEN NULL ELSE coalesce(e.archived_at, excluded.archived_at) END`
}

export type WrittenVariants = { id: string; easierId: string | null; harderId: string | null }

/** After the items themselves, since one can name another that comes later. */
export async function putVariants(
  tx: Tx,
  viewer: StaffViewer,
  variants: readonly WrittenVariants[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE exercises e SET easier_id = r."easierId", harder_id = r."harderId", updated_by = ${viewer.accountId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(variants)}::jsonb) r (id uuid, "easierId" uuid, "harderId" uuid)
    WHERE e.id = r.id AND e.clinic_id = ${viewer.clinicId}::uuid
      AND (e.easier_id, e.harder_id) IS DISTINCT FROM (r."easierId", r."harderId")`
}
