// Reads the catalog: exercises and protocols, those built in and the clinic's own.
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
import type { ProtocolContent } from '@/domain/plans/content'
import type { Dosage, DosageField } from '@/domain/plans/dosage'
import type { ExerciseLine } from '@/server/catalog-search'
import { asViewer } from '@/server/db'
import { NotFound } from '@/server/errors'
import { ownItems, readableCatalog, treatedPatients } from '@/server/scope'
import type { StaffViewer, Therapist } from '@/server/viewer'

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
  photo: { select: { digest: true, width: true, height: true } },
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
  photo: { digest: string; width: number; height: number } | null
}

/** A clinic's own item comes before a built-in one of the same address. */
const ownFirst = { clinicId: { sort: 'asc', nulls: 'last' } } as const

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
    ...rest,
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

export type ProtocolLine = {
  slug: string
  name: string
  condition: string
  summary: string
  own: boolean
  weeks: number
  phases: number
}

export async function listProtocols(viewer: StaffViewer): Promise<ProtocolLine[]> {
  const rows = await asViewer(viewer, (tx) =>
    tx.protocol.findMany({
      where: readableCatalog(viewer),
      select: { slug: true, clinicId: true, name: true, condition: true, summary: true, content: true },
      orderBy: { name: 'asc' },
    }),
  )
  return rows.map(({ clinicId, content, ...row }) => {
    const { phases } = content as ProtocolContent
    return {
      ...row,
      own: clinicId !== null,
      weeks: phases.reduce((sum, phase) => sum + phase.weeks, 0),
      phases: phases.length,
    }
  })
}

export type ProtocolSheet = Omit<ProtocolLine, 'weeks' | 'phases'> & {
  sources: string[]
  content: ProtocolContent
  /** By id, the exercises that its prescriptions name. */
  exercises: Record<string, { slug: string; name: string; delivery: Delivery; archived: boolean }>
}

export async function getProtocol(viewer: StaffViewer, slug: string): Promise<ProtocolSheet> {
  return asViewer(viewer, async (tx) => {
    const row = await tx.protocol.findFirst({
      where: { AND: [readableCatalog(viewer), { slug: addressed(slug) }] },
      orderBy: ownFirst,
      select: {
        slug: true,
        clinicId: true,
        name: true,
        condition: true,
        summary: true,
        sources: true,
        content: true,
      },
    })
    if (!row) throw new NotFound()
    const { clinicId, ...rest } = row
    const content = rest.content as ProtocolContent
    const { OR: readable } = readableCatalog(viewer)
    const exercises = await tx.exercise.findMany({
      where: {
        AND: [
          { OR: readable },
          {
            id: { in: content.phases.flatMap((phase) => phase.prescriptions.map((each) => each.exerciseId)) },
          },
        ],
      },
      select: { id: true, slug: true, name: true, delivery: true, archivedAt: true },
    })
    return {
      ...rest,
      own: clinicId !== null,
      content,
      exercises: Object.fromEntries(
        exercises.map(({ id, archivedAt, delivery, ...exercise }) => [
          id,
          { ...exercise, delivery: delivery as Delivery, archived: archivedAt !== null },
        ]),
      ),
    }
  })
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

/** PostgreSQL refuses a NUL in a text; nothing has such an address. */
function addressed(slug: string): string {
  if (!/^[a-z0-9-]{1,120}$/.test(slug)) throw new NotFound()
  return slug
}
