// What staff do about sessions, here and on a patient's page.
'use server'

import { refresh } from 'next/cache'
import { wasTheirs, type ActionResult } from '@/domain/action-result'
import {
  bookingSchema,
  markSchema,
  moveSchema,
  phaseBookingSchema,
  type BookingInput,
  type MarkInput,
  type MoveInput,
  type PhaseBookingInput,
} from '@/domain/plans/session-forms'
import { sessionRecordSchema, type SessionRecordInput } from '@/domain/plans/session-record'
import { staffAction } from '@/server/action'
import * as phases from '@/server/phase-booking'
import * as booking from '@/server/session-booking'
import * as records from '@/server/session-records'

const book = staffAction(bookingSchema, (viewer, input, patientId: string) =>
  booking.bookSession(viewer, input, patientId),
)
const bookAll = staffAction(phaseBookingSchema, (viewer, input, planId: string) =>
  phases.bookPhase(viewer, input, planId),
)
const write = staffAction(sessionRecordSchema, (viewer, input, sessionId: string) =>
  records.writeRecord(viewer, input, sessionId),
)
const move = staffAction(moveSchema, (viewer, input, sessionId: string) =>
  booking.moveSession(viewer, input, sessionId),
)
const mark = staffAction(markSchema, (viewer, input, sessionId: string) =>
  booking.markSession(viewer, input, sessionId),
)

export async function bookSession(patientId: string, raw: BookingInput) {
  return shown(await book(raw, patientId))
}

export async function bookPhase(planId: string, raw: PhaseBookingInput) {
  return shown(await bookAll(raw, planId))
}

export async function writeRecord(sessionId: string, raw: SessionRecordInput) {
  return heard(await write(raw, sessionId))
}

export async function moveSession(raw: MoveInput, sessionId: string) {
  return heard(await move(raw, sessionId))
}

export async function markSession(raw: MarkInput, sessionId: string) {
  return heard(await mark(raw, sessionId))
}

/** The page that the change was made on shows it in the same round trip. */
function shown<R extends { ok: boolean }>(result: R): R {
  if (result.ok) refresh()
  return result
}

/** Also after a refusal: what somebody else has said is shown. */
function heard<T>(result: ActionResult<T>): ActionResult<T> {
  if (wasTheirs(result)) refresh()
  return result
}
