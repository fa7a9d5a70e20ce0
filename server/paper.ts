// Weeks ticked on paper, typed in by the patient's therapists: entries like any other, marked as from paper, and only ever added.
import 'server-only'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { addDays, startOfWeek } from '@/domain/dates'
import { beyondPlans, mostOfPlan } from '@/domain/logging/fullness'
import type { PaperCell, paperWeekSchema, PaperWeek } from '@/domain/logging/paper'
import { everPrescribed } from '@/domain/logging/prescribed'
import { tickWeek } from '@/domain/plans/handout'
import type { CalendarDate } from '@/domain/plans/plan'
import { noteRead } from '@/server/audit'
import { dateIn, endOfDay, instantOf, now, toColumn } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { sqlState } from '@/server/db-errors'
import { refuseInEmergency } from '@/server/emergency-access'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { checkInsToAdd, meanwhile, paperCheckIns } from '@/server/paper-check-ins'
import { idOf } from '@/server/patients'
import { whosePlan } from '@/server/plan-lock'
import { planHistories, type KnownPlan } from '@/server/plan-history'
import { treatedPatients } from '@/server/scope'
import type { Therapist } from '@/server/viewer'
import { refuseTooOften } from '@/server/within-a-day'

const DAY = 86_400_000

export type PaperWeekFile = {
  problem: string
  week: PaperWeek
  monday: CalendarDate
  /** Whether the plan had days before this week, and has some after it that are past. */
  earlier: boolean
  later: boolean
}

/** The week of a date; without one, last week, which is what a patient brings. */
export function getPaperWeek(
  viewer: Therapist,
  planId: string,
  asked: CalendarDate | null,
): Promise<PaperWeekFile> {
  return asViewer(viewer, async (tx) => {
    const { plan, today } = await treatedPlan(tx, viewer, planId)
    await noteRead(tx, viewer, plan.patientId, 'paper', plan.id)
    const wanted = asked ?? addDays(today, -7)
    const monday = startOfWeek(wanted < plan.startsOn ? plan.startsOn : wanted > today ? today : wanted)
    return {
      problem: plan.problem,
      monday,
      week: await weekOf(tx, viewer, plan, monday, today),
      earlier: startOfWeek(plan.startsOn) < monday,
      later: addDays(monday, 7) <= today,
    }
  })
}

/** All of it or nothing: a box or a day that is not the plan's, or that was changed meanwhile, refuses the whole. */
export function savePaperWeek(
  viewer: Therapist,
  planId: string,
  { cells, checkIns }: z.output<typeof paperWeekSchema>,
): Promise<{ saved: number }> {
  return asViewer(viewer, async (tx) => {
    await inTurn(tx, 'counted', (await whosePlan(tx, viewer, planId)).patientId)
    // The right may have ended while this waited, and a colleague may have published.
    const { plan, today, timeZone } = await treatedPlan(tx, viewer, planId)
    await refuseTooOften(tx, viewer, plan.patientId, 'paper', { adding: cells.length + checkIns.length })
    await refuseTooMuch(tx, viewer, plan, [...cells, ...checkIns])
    const prescribed = everPrescribed([plan])
    const receivedAt = now()
    const key = (of: { prescriptionId: string; on: CalendarDate; slot: number }) =>
      `${of.prescriptionId} ${of.on} ${of.slot}`
    if (new Set(cells.map(key)).size !== cells.length) throw new Refused({ '': 'A box stands there twice' })

    const boxes = new Map<string, PaperCell>()
    for (const monday of new Set(cells.map(({ on }) => startOfWeek(on)))) {
      const week = await weekOf(tx, viewer, plan, monday, today)
      for (const { prescriptionId, days } of week.rows)
        days.forEach((day, index) => {
          for (const box of day)
            boxes.set(key({ prescriptionId, on: week.days[index]!, slot: box.slot }), box)
        })
    }
    const data = cells.flatMap(({ prescriptionId, on, slot, says, reason, seen }) => {
      const box = boxes.get(key({ prescriptionId, on, slot }))
      const given = prescribed.get(prescriptionId)
      if (!box || !given) throw new Refused({ '': `There is nothing to tick on ${on}` })
      if (box.onPhone) throw new Refused({ '': 'What the patient has logged is theirs to change' })
      // Sent again, since no answer came.
      if (box.says === says && box.reason === reason) return []
      if (box.seen !== seen) throw new Refused({ '': meanwhile })
      const performedAt = Math.min(instantOf(on, '12:00', timeZone).getTime(), receivedAt.getTime())
      return {
        ...{ id: v7(), clinicId: viewer.clinicId, patientId: plan.patientId, planId: plan.id },
        ...{ prescriptionId, prescriptionVersionId: given.inForce(on), dueOn: toColumn(on), slot },
        ...{ extra: given.isExtra(on, slot, null), status: says === 'empty' ? 'removed' : says },
        skipReason: reason,
        ...{ performedAt: new Date(performedAt), loggedAt: receivedAt, receivedAt, timeZone },
        // Typed in more than 24 h after the day had ended, like any entry (Stone et al. 2003).
        late: receivedAt.getTime() > endOfDay(on, timeZone).getTime() + DAY,
        ...{ source: 'paper', enteredBy: viewer.accountId, replaces: seen },
      }
    })
    await refuseTypingOver(
      tx,
      viewer,
      plan.patientId,
      [...cells, ...checkIns].flatMap(({ seen }) => seen ?? []),
    )
    await tx.log.createMany({ data })
    await tx.checkIn.createMany({
      data: await checkInsToAdd(tx, viewer, plan, checkIns, { today, timeZone, receivedAt }),
    })
    return { saved: cells.length + checkIns.length }
  }).catch((error: unknown) => {
    // A unique index holds one chain for each box: of two at once the first is there.
    if (sqlState(error) === '23505') throw new Refused({ '': meanwhile })
    throw error
  })
}

/** @throws Refused where the plan has as much from paper as there can be, which is apart from what a phone stores of it */
async function refuseTooMuch(
  tx: Tx,
  viewer: Therapist,
  plan: KnownPlan,
  added: readonly { seen: string | null }[],
): Promise<void> {
  const typed = { clinicId: viewer.clinicId, patientId: plan.patientId, planId: plan.id, source: 'paper' }
  const count = (await tx.log.count({ where: typed })) + (await tx.checkIn.count({ where: typed }))
  const entries = added.map(({ seen }) => ({ planId: plan.id, replaces: seen }))
  if (beyondPlans(entries, { [plan.id]: count }).length > 0)
    throw new Refused({
      '': `This plan has ${mostOfPlan.toLocaleString('en')} entries from paper, which is the most: end it, and go on with a new one`,
    })
}

/** What stood there before is shown on no page; of a day's pain of long ago nobody knows who typed it in. */
async function refuseTypingOver(tx: Tx, viewer: Therapist, patientId: string, seen: string[]): Promise<void> {
  const stands = { clinicId: viewer.clinicId, patientId, id: { in: seen } }
  const others = { ...stands, status: { not: 'removed' }, enteredBy: { not: viewer.accountId } }
  const said = {
    ...{ ...stands, NOT: { pain: null, word: '' } },
    OR: [{ enteredBy: null }, { enteredBy: { not: viewer.accountId } }],
  }
  if ((await tx.log.count({ where: others })) + (await tx.checkIn.count({ where: said })) === 0) return
  const deed = 'types over what was typed in from paper'
  await refuseInEmergency(tx, viewer, patientId, deed, 'since what stood there is shown on no page')
}

async function treatedPlan(tx: Tx, viewer: Therapist, planId: string) {
  const [plan] = await planHistories(tx, { id: idOf(planId), patient: treatedPatients(viewer) })
  if (!plan) throw new NotFound()
  const { timeZone } = await tx.patient.findUniqueOrThrow({
    where: { id: plan.patientId },
    select: { timeZone: true },
  })
  return { plan, timeZone, today: dateIn(timeZone) }
}

/** The boxes of a week up to today, each with the entry that counts there now. */
async function weekOf(
  tx: Tx,
  viewer: Therapist,
  plan: KnownPlan,
  monday: CalendarDate,
  today: CalendarDate,
): Promise<PaperWeek> {
  const { days, rows } = tickWeek(plan, monday, plan.startsOn, today)
  const entries = await tx.log.findMany({
    where: {
      clinicId: viewer.clinicId,
      planId: plan.id,
      dueOn: { gte: toColumn(monday), lte: toColumn(addDays(monday, 6)) },
      replacedBy: { none: {} },
    },
    select: {
      id: true,
      prescriptionId: true,
      dueOn: true,
      slot: true,
      status: true,
      skipReason: true,
      source: true,
    },
    orderBy: { id: 'asc' },
  })
  const cell = (prescriptionId: string, on: CalendarDate, slot: number): PaperCell => {
    const column = toColumn(on).getTime()
    const entry = entries.find(
      (each) =>
        each.prescriptionId === prescriptionId && each.dueOn.getTime() === column && each.slot === slot,
    )
    const seen = entry?.id ?? null
    if (!entry || entry.status === 'removed')
      return { slot, says: 'empty', reason: null, onPhone: false, seen }
    return {
      ...{ slot, seen, onPhone: entry.source !== 'paper' },
      says: entry.status as PaperCell['says'],
      reason: entry.skipReason as PaperCell['reason'],
    }
  }
  return {
    days,
    checkIns: await paperCheckIns(tx, viewer, plan, monday, today),
    rows: rows.map(({ prescriptionId, name, often, boxes }) => ({
      ...{ prescriptionId, name, often },
      days: boxes.map((count, index) =>
        Array.from({ length: count }, (_, i) => cell(prescriptionId, days[index]!, i + 1)),
      ),
    })),
  }
}
