// Which exercises a plan or protocol may prescribe: for the editor to hold and to offer, and for publishing to check.
import 'server-only'
import type { CautionCode, Delivery, ExerciseKind } from '@/domain/catalog/vocabulary'
import type { ExerciseChoice } from '@/domain/plans/choices'
import type { Dosage, DosageField } from '@/domain/plans/dosage'
import type { PrescribedExercise } from '@/domain/plans/publish'
import { findExercises } from '@/server/catalog-search'
import { asViewer, type Prisma, type Tx } from '@/server/db'
import type { LockedPlan } from '@/server/plan-lock'
import { pictureColumns, withPicture } from '@/server/pictures'
import { readableCatalog } from '@/server/scope'
import type { StaffViewer, Therapist } from '@/server/viewer'

type Prescribing = { phases: readonly { prescriptions: readonly { exerciseId: string }[] }[] }

export const exerciseIds = (draft: Prescribing) => [
  ...new Set(
    draft.phases.flatMap((phase) => phase.prescriptions.map((prescription) => prescription.exerciseId)),
  ),
]

/** What a draft holds, in the editor's form; the rest of the catalog is searched for. */
export async function exerciseChoices(viewer: StaffViewer, draft: Prescribing): Promise<ExerciseChoice[]> {
  const { OR: seen } = readableCatalog(viewer)
  const rows = await asViewer(viewer, (tx) =>
    tx.exercise.findMany({
      where: { AND: [{ OR: seen }, { id: { in: exerciseIds(draft) } }] },
      select: choiceColumns,
    }),
  )
  return rows.map(asChoice)
}

/** What the editor offers for what was typed, the best match first. */
export async function findChoices(viewer: StaffViewer, typed: string): Promise<ExerciseChoice[]> {
  const ids = await findExercises(viewer, typed, mostOffered)
  const rows = await asViewer(viewer, (tx) =>
    tx.exercise.findMany({
      where: { AND: [readableCatalog(viewer), { id: { in: ids } }] },
      select: choiceColumns,
    }),
  )
  return rows.map(asChoice).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}
const mostOffered = 8

export const choiceColumns = {
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

export function asChoice({
  archivedAt,
  ...row
}: Prisma.ExerciseGetPayload<{ select: typeof choiceColumns }>): ExerciseChoice {
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
    select: choiceColumns,
  })
  // An item that was archived since can stay in the plans it is in.
  const kept = new Set(plan.newest ? exerciseIds(plan.newest) : [])
  return new Map(
    rows
      .map(asChoice)
      .filter(({ id, archived }) => !archived || kept.has(id))
      .map(({ id, name, kind, ...rest }) => [id, { ...rest, exerciseName: name, exerciseKind: kind }]),
  )
}
