// What the patient's quieter pages read: progress, appointments, and what there is to learn.
import 'server-only'
import { toRead } from '@/domain/logging/reading'
import { versionShown } from '@/domain/plans/schedule'
import type { SessionStatus } from '@/domain/plans/session'
import type { CalendarDate } from '@/domain/plans/plan'
import { dateWords } from '@/domain/date-words'
import { aDayAgo, dateIn, fromColumn, now, timeIn } from '@/server/clock'
import { asViewer, type Prisma, type Tx } from '@/server/db'
import { NotFound } from '@/server/errors'
import { idOf } from '@/server/patients'
import { planHistories, type KnownPlan } from '@/server/plan-history'
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

/** So many plans are read with their figures, those that go on before those that have ended. */
const mostDrawn = 6

/** The newest plan first; of the others no more than what they are for. Activities are those of the first assessment that scored them, beside the last. */
export function getOwnProgress(viewer: PatientViewer): Promise<{
  plans: PlanProgress[]
  others: Pick<KnownPlan, 'id' | 'problem' | 'status'>[]
  activities: ActivityLine[]
}> {
  return asViewer(viewer, async (tx) => {
    const all = (await planHistories(tx, own(viewer))).reverse()
    const goesOn = ({ status }: KnownPlan) => status === 'active'
    const drawn = new Set([...all.filter(goesOn), ...all.filter((plan) => !goesOn(plan))].slice(0, mostDrawn))
    const plans = await progressOf(
      tx,
      all.filter((plan) => drawn.has(plan)),
    )
    const others = all
      .filter((plan) => !drawn.has(plan))
      .map(({ id, problem, status }) => ({ id, problem, status }))
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
    return { plans, others, activities: [...activities.values()] }
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
  /** It was cancelled because a plan ended. */
  withPlansEnd: boolean
  therapist: string
}

/** Of what is to come as of what was: a year of two a week. */
export const mostOwn = 100

/** What is to come, the nearest first, and what was, the newest first: no more than {@link mostOwn} of each. */
export function getOwnSessions(viewer: PatientViewer): Promise<{ next: OwnSession[]; past: OwnSession[] }> {
  return asViewer(viewer, async (tx) => {
    const timeZone = await zoneOfClinic(tx, viewer)
    const instant = now().getTime()
    const rowsOf = (where: Prisma.SessionWhereInput, startsAt: 'asc' | 'desc') =>
      tx.session.findMany({
        where: { AND: [own(viewer), where] },
        select: {
          id: true,
          startsAt: true,
          minutes: true,
          status: true,
          movedToId: true,
          cancelledWithPlanId: true,
          therapist: { select: { name: true } },
        },
        orderBy: [{ startsAt }, { id: startsAt }],
        // Those of one day may belong to the others.
        take: 2 * mostOwn,
      })
    const isToCome = (row: { status: string; startsAt: Date; minutes: number }) =>
      row.status === 'booked' && row.startsAt.getTime() + row.minutes * 60_000 > instant
    const asOwn = (row: Awaited<ReturnType<typeof rowsOf>>[number]): OwnSession => ({
      id: row.id,
      on: dateIn(timeZone, row.startsAt),
      at: timeIn(timeZone, row.startsAt),
      minutes: row.minutes,
      status: row.status as SessionStatus,
      moved: row.movedToId !== null,
      withPlansEnd: row.cancelledWithPlanId !== null,
      therapist: row.therapist.name,
    })
    const mayBeToCome = { status: 'booked', startsAt: { gt: aDayAgo() } }
    const isSurelyToCome = { status: 'booked', startsAt: { gt: new Date(instant) } }
    const next = (await rowsOf(mayBeToCome, 'asc')).filter(isToCome)
    const past = (await rowsOf({ NOT: isSurelyToCome }, 'desc')).filter((row) => !isToCome(row))
    return { next: next.slice(0, mostOwn).map(asOwn), past: past.slice(0, mostOwn).map(asOwn) }
  })
}

async function zoneOfClinic(tx: Tx, viewer: PatientViewer): Promise<string> {
  const { timeZone } = await tx.clinic.findUniqueOrThrow({
    where: { id: viewer.clinicId },
    select: { timeZone: true },
  })
  return timeZone
}

/**
 * A message that asks to move a session, as it begins, and what it is about: it names when that is.
 * @throws NotFound when there is no such session to come
 */
export function wishToMove(
  viewer: PatientViewer,
  sessionId: string,
): Promise<{ about: string; text: string }> {
  return asViewer(viewer, async (tx) => {
    const { startsAt } = await ownBooked(tx, viewer, sessionId)
    const timeZone = await zoneOfClinic(tx, viewer)
    const when = `${dateWords(dateIn(timeZone, startsAt), viewer.locale, 'full')} at ${timeIn(timeZone, startsAt)}`
    return {
      about: `You ask to move your session of ${when}. Add the times that suit you, then send.`,
      text: `I would like to move my session of ${when}. These times suit me: `,
    }
  })
}

/** A session of one's own that is still to come. */
async function ownBooked(tx: Tx, viewer: PatientViewer, sessionId: string) {
  const session = await tx.session.findFirst({
    where: { AND: [own(viewer), { id: idOf(sessionId), status: 'booked', startsAt: { gt: now() } }] },
    select: { startsAt: true },
  })
  if (!session) throw new NotFound()
  return session
}

export type ReadingItem = {
  id: string
  name: string
  purpose: string
  /** The therapist's, to this patient. */
  note: string
  /** The patient has said so. */
  read: boolean
}

/** The education items of the plans that go on, without their texts, in the order of the plan, as the version in force today has them. */
export const getReadingList = (viewer: PatientViewer): Promise<ReadingItem[]> =>
  asViewer(viewer, (tx) => readingItems(tx, viewer))

async function readingItems(tx: Tx, viewer: PatientViewer): Promise<ReadingItem[]> {
  const wanted = await readingOf(tx, viewer)
  if (wanted.size === 0) return []
  const items = await tx.exercise.findMany({
    where: { id: { in: [...wanted.keys()] }, OR: [{ clinicId: null }, { clinicId: viewer.clinicId }] },
    select: { id: true, name: true, purpose: true },
  })
  const read = await tx.reading.findMany({ where: own(viewer), select: { exerciseId: true } })
  return [...wanted].flatMap(([id, note]) =>
    items
      .filter((item) => item.id === id)
      .map((item) => ({ ...item, note, read: read.some(({ exerciseId }) => exerciseId === id) })),
  )
}

export type Reading = {
  item: ReadingItem & { reading: string[]; steps: string[] }
  /** Another that has not been read: of those behind it the first, or else of all. */
  next: ReadingItem | null
}

/**
 * One of the items with its text.
 * @throws NotFound when it is none of those that the plan has to read
 */
export function getReading(viewer: PatientViewer, id: string): Promise<Reading> {
  return asViewer(viewer, async (tx) => {
    const items = await readingItems(tx, viewer)
    const at = items.findIndex((each) => each.id === id)
    const item = items[at]
    if (!item) throw new NotFound()
    const text = await tx.exercise.findUniqueOrThrow({
      where: { id },
      select: { reading: true, steps: true },
    })
    const others = [...items.slice(at + 1), ...items.slice(0, at)]
    return { item: { ...item, ...text }, next: others.find(({ read }) => !read) ?? null }
  })
}

/**
 * Keeps whether an item has been read.
 * @throws NotFound when it is none of those that the plan has to read
 */
export function markReading(viewer: PatientViewer, exerciseId: string, read: boolean): Promise<void> {
  return asViewer(viewer, async (tx) => {
    if (!(await readingOf(tx, viewer)).has(exerciseId)) throw new NotFound()
    const row = { ...own(viewer), exerciseId }
    if (read) await tx.reading.createMany({ data: row, skipDuplicates: true })
    else await tx.reading.deleteMany({ where: row })
  })
}

/** What there is to read by id, with the therapist's note. */
async function readingOf(tx: Tx, viewer: PatientViewer): Promise<Map<string, string>> {
  const today = dateIn(viewer.timeZone)
  const active = { AND: [own(viewer), { status: 'active' }] } satisfies Prisma.PlanWhereInput
  const wanted = new Map<string, string>()
  for (const plan of await planHistories(tx, active)) {
    const version = versionShown(plan, today)
    for (const { exerciseId, note } of toRead(version?.phases ?? []))
      if (!wanted.get(exerciseId)) wanted.set(exerciseId, note)
  }
  return wanted
}
