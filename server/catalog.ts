// Reads the catalog's exercises: those built in and the clinic's own.
import 'server-only'
import type {
  BodyRegion,
  CautionCode,
  Delivery,
  Equipment,
  ExerciseKind,
  Level,
  StartingPosition,
} from '@/domain/catalog/vocabulary'
import type { Dosage, DosageField } from '@/domain/plans/dosage'
import type { ExerciseLine } from '@/server/catalog-search'
import { asViewer } from '@/server/db'
import { NotFound } from '@/server/errors'
import { pictureColumns, withPicture } from '@/server/pictures'
import { ownItems, readableCatalog } from '@/server/scope'
import type { StaffViewer } from '@/server/viewer'

const wholeExercise = {
  id: true,
  slug: true,
  clinicId: true,
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
  revision: true,
  archivedAt: true,
  ...pictureColumns,
  easier: { select: { slug: true, name: true, clinicId: true, archivedAt: true } },
  harder: { select: { slug: true, name: true, clinicId: true, archivedAt: true } },
} as const

type Variant = { slug: string; name: string }

export type ExerciseSheet = ExerciseLine & {
  purpose: string
  equipment: Equipment[]
  position: StartingPosition
  steps: string[]
  cues: string[]
  mistakes: string[]
  reading: string[]
  contraindications: CautionCode[]
  precautions: CautionCode[]
  stopWhen: string
  dosageFields: DosageField[]
  defaultDosage: Dosage
  videoUrl: string
  /** The built-in item that it was adapted from. */
  adaptedFrom: Variant | null
  easier: Variant | null
  harder: Variant | null
  revision: number
  archived: boolean
}

/** A clinic's own item comes before a built-in one of the same address. */
export const ownFirst = { clinicId: { sort: 'asc', nulls: 'last' } } as const

/** An item's page: what the catalog shows, and what the clinic has archived of its own. */
export async function getExercise(viewer: StaffViewer, slug: string): Promise<ExerciseSheet> {
  const [row, origin] = await asViewer(viewer, async (tx) => {
    const item = await tx.exercise.findFirst({
      where: { AND: [{ OR: [readableCatalog(viewer), ownItems(viewer)] }, { slug: addressed(slug) }] },
      orderBy: ownFirst,
      select: wholeExercise,
    })
    if (!item) throw new NotFound()
    if (item.adaptedFrom === null) return [item, null] as const
    const adapted = { clinicId: null, slug: item.adaptedFrom, archivedAt: null }
    return [
      item,
      await tx.exercise.findFirst({ where: adapted, select: { slug: true, name: true } }),
    ] as const
  })
  const { clinicId, easier, harder, archivedAt, ...rest } = row
  return {
    ...withPicture(rest),
    kind: rest.kind as ExerciseKind,
    delivery: rest.delivery as Delivery,
    regions: rest.regions as BodyRegion[],
    level: rest.level as Level,
    equipment: rest.equipment as Equipment[],
    position: rest.position as StartingPosition,
    contraindications: rest.contraindications as CautionCode[],
    precautions: rest.precautions as CautionCode[],
    dosageFields: rest.dosageFields as DosageField[],
    defaultDosage: rest.defaultDosage as Dosage,
    adaptedFrom: origin,
    easier: easier && shown(easier),
    harder: harder && shown(harder),
    own: clinicId !== null,
    archived: archivedAt !== null,
  }
}

/** What is built in no more has no page; a clinic's own has one, archived or not. */
function shown({
  slug,
  name,
  clinicId,
  archivedAt,
}: Variant & { clinicId: string | null; archivedAt: Date | null }) {
  return clinicId === null && archivedAt !== null ? null : { slug, name }
}

/** PostgreSQL refuses a NUL in a text; nothing has such an address. */
export function addressed(slug: string): string {
  if (!/^[a-z0-9-]{1,120}$/.test(slug)) throw new NotFound()
  return slug
}
