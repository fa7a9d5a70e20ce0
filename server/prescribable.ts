// Which exercises a plan or protocol may prescribe: for the editor to hold and to offer, and for publishing to check.
import 'server-only'
import { fieldsOutOfUse } from '@/domain/catalog/exercise'
import type { CautionCode, Delivery, ExerciseKind } from '@/domain/catalog/vocabulary'
import { cautionsMet } from '@/domain/plans/cautions'
import type { ExerciseChoice, ExerciseOffer } from '@/domain/plans/choices'
import type { Dosage, DosageField } from '@/domain/plans/dosage'
import type { PrescribedExercise } from '@/domain/plans/publish'
import { findExercises, versionsBack } from '@/server/catalog-search'
import { asViewer, type Prisma, type Tx } from '@/server/db'
import type { LockedPlan } from '@/server/plan-lock'
import { pictureColumns, withPicture } from '@/server/pictures'
import { publishedByOneselfSql, readableCatalog } from '@/server/scope'
import type { StaffViewer, Therapist } from '@/server/viewer'

type Prescribing = { phases: readonly { prescriptions: readonly { exerciseId: string }[] }[] }

export const exerciseIds = (draft: Prescribing) => [
  ...new Set(
    draft.phases.flatMap((phase) => phase.prescriptions.map((prescription) => prescription.exerciseId)),
  ),
]

/** What a draft holds, in the editor's form; the rest of the catalog is searched for. */
export const exerciseChoices = (viewer: StaffViewer, draft: Prescribing): Promise<ExerciseChoice[]> =>
  asViewer(viewer, (tx) => choicesOf(tx, viewer, draft))

/** The same as a part of something larger. */
export function choicesOf(tx: Tx, viewer: StaffViewer, draft: Prescribing): Promise<ExerciseChoice[]> {
  const { OR: seen } = readableCatalog(viewer)
  return choicesWhere(tx, viewer, { AND: [{ OR: seen }, { id: { in: exerciseIds(draft) } }] })
}

/** What the editor offers for what was typed, the best match first. */
export async function findChoices(viewer: StaffViewer, typed: string): Promise<ExerciseChoice[]> {
  const ids = await findExercises(viewer, typed, mostOffered)
  const choices = await asViewer(viewer, (tx) =>
    choicesWhere(tx, viewer, { AND: [readableCatalog(viewer), { id: { in: ids } }] }),
  )
  return choices.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}
const mostOffered = 8

async function choicesWhere(
  tx: Tx,
  viewer: StaffViewer,
  where: Prisma.ExerciseWhereInput,
): Promise<ExerciseChoice[]> {
  const rows = await tx.exercise.findMany({
    where,
    select: { ...catalogColumns, harder: { select: catalogColumns } },
  })
  const items = rows.map(({ harder, ...row }) => {
    const next = harder && asItem(harder)
    return { ...asItem(row), harder: next && !next.archived ? next : null }
  })
  const last = await lastPrescribed(tx, viewer, [...items, ...items.flatMap(({ harder }) => harder ?? [])])
  const withLast = (item: CatalogItem) => ({ ...item, lastDosage: last.get(item.id) ?? null })
  return items.map((item) => ({ ...withLast(item), harder: item.harder && withLast(item.harder) }))
}

/** The newest dosage that the viewer has published for each, where the exercise is still done so. */
async function lastPrescribed(
  tx: Tx,
  viewer: StaffViewer,
  items: readonly CatalogItem[],
): Promise<Map<string, Dosage>> {
  const rows = await tx.$queryRaw<{ id: string; dosage: Dosage }[]>`
    SELECT DISTINCT ON (item->>'exerciseId') item->>'exerciseId' AS id, item->'dosage' AS dosage
    FROM (
      SELECT v.phases, v.published_at FROM plan_versions v WHERE ${publishedByOneselfSql(viewer)}
      ORDER BY v.published_at DESC LIMIT ${versionsBack}::int
    ) last,
      jsonb_array_elements(last.phases) WITH ORDINALITY AS phases(phase, place),
      jsonb_array_elements(phase->'prescriptions') AS item
    WHERE item->>'exerciseId' = ANY(${items.map(({ id }) => id)}::text[])
    ORDER BY item->>'exerciseId', last.published_at DESC, place`
  const found = new Map(rows.map(({ id, dosage }) => [id, dosage]))
  for (const { id, dosageFields, delivery } of items) {
    const dosage = found.get(id)
    const inClinic = dosage?.frequency.kind === 'per-session'
    if (dosage && (fieldsOutOfUse(dosage, dosageFields).length > 0 || inClinic !== (delivery === 'clinic')))
      found.delete(id)
  }
  return found
}

export const catalogColumns = {
  id: true,
  name: true,
  kind: true,
  delivery: true,
  dosageFields: true,
  defaultDosage: true,
  contraindications: true,
  precautions: true,
  archivedAt: true,
  ...pictureColumns,
} satisfies Prisma.ExerciseSelect

type CatalogItem = Omit<ExerciseOffer, 'lastDosage'>

export function asItem({
  archivedAt,
  ...row
}: Prisma.ExerciseGetPayload<{ select: typeof catalogColumns }>): CatalogItem {
  return {
    ...withPicture(row),
    kind: row.kind as ExerciseKind,
    delivery: row.delivery as Delivery,
    dosageFields: row.dosageFields as DosageField[],
    defaultDosage: row.defaultDosage as Dosage,
    contraindications: row.contraindications as CautionCode[],
    precautions: row.precautions as CautionCode[],
    archived: archivedAt !== null,
  }
}

/** The exercises of a draft that may be published: what the catalog shows, and what this plan prescribes already. */
export async function prescribable(
  tx: Tx,
  viewer: Therapist,
  plan: LockedPlan,
  draft: Prescribing,
): Promise<Map<string, PrescribedExercise>> {
  const { OR: seen } = readableCatalog(viewer)
  const rows = await tx.exercise.findMany({
    where: { AND: [{ OR: seen }, { id: { in: exerciseIds(draft) } }] },
    select: catalogColumns,
  })
  // An item that was archived since can stay in the plans it is in.
  const kept = new Set(plan.newest ? exerciseIds(plan.newest) : [])
  return new Map(
    rows
      .map(asItem)
      .filter(({ id, archived }) => !archived || kept.has(id))
      .map(({ id, name, kind, ...rest }) => [id, { ...rest, exerciseName: name, exerciseKind: kind }]),
  )
}

/**
 * What the patient's record says today against exercises that are prescribed, by exercise: nothing where nothing does.
 * A precaution that was found after the plan was published shows here.
 */
export async function contraindicationsMet(
  viewer: StaffViewer,
  exerciseIds: readonly string[],
  precautions: readonly CautionCode[],
): Promise<Map<string, CautionCode[]>> {
  if (precautions.length === 0) return new Map()
  const rows = await asViewer(viewer, (tx) =>
    tx.exercise.findMany({
      where: {
        AND: [
          { OR: readableCatalog(viewer).OR },
          { id: { in: [...exerciseIds] }, contraindications: { hasSome: [...precautions] } },
        ],
      },
      select: catalogColumns,
    }),
  )
  return new Map(rows.map((row) => [row.id, cautionsMet(asItem(row), precautions).against]))
}
