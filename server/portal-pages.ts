// What the patient's quieter pages read: progress, appointments, and what there is to learn.
import 'server-only'
import { versionInForce } from '@/domain/plans/schedule'
import type { SessionStatus } from '@/domain/plans/session'
import type { CalendarDate } from '@/domain/plans/plan'
import { dateIn, fromColumn, now, timeIn } from '@/server/clock'
import { asViewer, type Prisma } from '@/server/db'
import { planHistories } from '@/server/plan-history'
import { progressOf, type PlanProgress } from '@/server/progress'
import type { PatientViewer } from '@/server/viewer'

const own = (viewer: PatientViewer) => ({ clinicId: viewer.clinicId, patientId: viewer.patientId })

export type ActivityLine = {
  name: string
  then: number
  now: number | null
  thenOn: CalendarDate
  nowOn: CalendarDate | null
}

/** The newest plan first. Activities are those of the first assessment that scored them, beside the last. */
export function getOwnProgress(
  viewer: PatientViewer,
): Promise<{ plans: PlanProgress[]; activities: ActivityLine[] }> {
  return asViewer(viewer, async (tx) => {
    const plans = (await progressOf(tx, await planHistories(tx, own(viewer)))).reverse()
    const scores = await tx.measurement.findMany({
      where: { AND: [own(viewer), { measure: 'psfs' }] },
      select: { item: true, value: true, assessment: { select: { on: true } } },
      orderBy: [{ assessment: { on: 'asc' } }, { id: 'asc' }],
    })
    const activities = new Map<string, ActivityLine>()
    for (const { item, value, assessment } of scores) {
      const on = fromColumn(assessment.on)
      const known = activities.get(item)
      if (known) Object.assign(known, { now: value, nowOn: on })
      else activities.set(item, { name: item, then: value, thenOn: on, now: null, nowOn: null })
    }
    return { plans, activities: [...activities.values()] }
  })
}

export type OwnSession = {
  id: string
  on: CalendarDate
  /** HH:MM on the clinic's clock, which is where it takes place. */
  at: string
  minutes: number
  status: SessionStatus
  moved: boolean
  therapist: string
}

/** What is to come, the nearest first, and what was, the newest first. */
export function getOwnSessions(viewer: PatientViewer): Promise<{ next: OwnSession[]; past: OwnSession[] }> {
  return asViewer(viewer, async (tx) => {
    const { timeZone } = await tx.clinic.findUniqueOrThrow({
      where: { id: viewer.clinicId },
      select: { timeZone: true },
    })
    const rows = await tx.session.findMany({
      where: own(viewer),
      select: {
        id: true,
        startsAt: true,
        minutes: true,
        status: true,
        movedToId: true,
        therapist: { select: { name: true } },
      },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    })
    const instant = now().getTime()
    const next: OwnSession[] = []
    const past: OwnSession[] = []
    for (const row of rows) {
      const session = {
        id: row.id,
        on: dateIn(timeZone, row.startsAt),
        at: timeIn(timeZone, row.startsAt),
        minutes: row.minutes,
        status: row.status as SessionStatus,
        moved: row.movedToId !== null,
        therapist: row.therapist.name,
      }
      if (session.status === 'booked' && row.startsAt.getTime() + row.minutes * 60_000 > instant)
        next.push(session)
      else past.unshift(session)
    }
    return { next, past }
  })
}

export type Reading = {
  id: string
  name: string
  purpose: string
  reading: string[]
  steps: string[]
  note: string
}

/** The education items of the plans that go on, in the order of the plan, as the version in force today has them. */
export function getReading(viewer: PatientViewer): Promise<Reading[]> {
  return asViewer(viewer, async (tx) => {
    const today = dateIn(viewer.timeZone)
    const active = { AND: [own(viewer), { status: 'active' }] } satisfies Prisma.PlanWhereInput
    const wanted = new Map<string, string>()
    for (const plan of await planHistories(tx, active)) {
      const version = versionInForce(plan, today) ?? plan.versions[0]
      for (const phase of version?.phases ?? [])
        for (const { exerciseKind, exerciseId, note } of phase.prescriptions)
          if (exerciseKind === 'education' && !wanted.get(exerciseId)) wanted.set(exerciseId, note)
    }
    if (wanted.size === 0) return []
    const items = await tx.exercise.findMany({
      where: { id: { in: [...wanted.keys()] }, OR: [{ clinicId: null }, { clinicId: viewer.clinicId }] },
      select: { id: true, name: true, purpose: true, reading: true, steps: true },
    })
    return [...wanted].flatMap(([id, note]) =>
      items.filter((item) => item.id === id).map((item) => ({ ...item, note })),
    )
  })
}
