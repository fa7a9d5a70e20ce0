// How the days of a week were, typed in from paper: check-ins like any other, marked as from paper, and only ever added.
import 'server-only'
import { v7 } from 'uuid'
import { addDays, eachDay, startOfWeek } from '@/domain/dates'
import type { PaperCheckIn, PaperWeekInput } from '@/domain/logging/paper'
import type { CalendarDate } from '@/domain/plans/plan'
import { phaseOn } from '@/domain/plans/schedule'
import { fromColumn, instantOf, toColumn } from '@/server/clock'
import type { Prisma, Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import type { KnownPlan } from '@/server/plan-history'
import type { Therapist } from '@/server/viewer'

export const meanwhile =
  'Somebody has logged here meanwhile, and it stands here now. What you typed is still here and is not saved: look through it, and save again.'

/** The days of a week that the plan had and that have come, each with what counts there now. */
export async function paperCheckIns(
  tx: Tx,
  viewer: Therapist,
  plan: KnownPlan,
  monday: CalendarDate,
  today: CalendarDate,
): Promise<PaperCheckIn[]> {
  const days = eachDay(monday, addDays(monday, 6)).filter(
    (day) => day <= today && phaseOn(plan, day) !== null,
  )
  const rows = await tx.checkIn.findMany({
    where: {
      clinicId: viewer.clinicId,
      planId: plan.id,
      on: { in: days.map(toColumn) },
      replacedBy: { none: {} },
    },
    select: { id: true, on: true, pain: true, word: true, source: true },
  })
  return days.map((on) => {
    const said = rows.find((row) => fromColumn(row.on) === on)
    return said
      ? { on, pain: said.pain, word: said.word, onPhone: said.source !== 'paper', seen: said.id }
      : { on, pain: null, word: '', onPhone: false, seen: null }
  })
}

type Given = PaperWeekInput['checkIns'][number]
type When = { today: CalendarDate; timeZone: string; receivedAt: Date }

/** @throws Refused when a day is not the plan's, is the patient's own, or was changed meanwhile */
export async function checkInsToAdd(
  tx: Tx,
  viewer: Therapist,
  plan: KnownPlan,
  given: readonly Given[],
  { today, timeZone, receivedAt }: When,
): Promise<Prisma.CheckInCreateManyInput[]> {
  if (new Set(given.map(({ on }) => on)).size !== given.length)
    throw new Refused({ '': 'A day stands there twice' })
  const known = new Map<CalendarDate, PaperCheckIn>()
  for (const monday of new Set(given.map(({ on }) => startOfWeek(on))))
    for (const day of await paperCheckIns(tx, viewer, plan, monday, today)) known.set(day.on, day)
  return given.flatMap(({ on, pain, word, seen }) => {
    const day = known.get(on)
    if (!day) throw new Refused({ '': `The plan has no day to say something of on ${on}` })
    if (day.onPhone) throw new Refused({ '': 'What the patient has logged is theirs to change' })
    // Sent again, since no answer came.
    if (day.pain === pain && day.word === word) return []
    if (day.seen !== seen) throw new Refused({ '': meanwhile })
    const performedAt = Math.min(instantOf(on, '12:00', timeZone).getTime(), receivedAt.getTime())
    return {
      ...{ id: v7(), clinicId: viewer.clinicId, patientId: plan.patientId, planId: plan.id },
      ...{ on: toColumn(on), pain, word, replaces: seen, timeZone },
      ...{ source: 'paper', enteredBy: viewer.accountId },
      ...{ performedAt: new Date(performedAt), loggedAt: receivedAt, receivedAt },
    }
  })
}
