// What staff do about sessions, here and on a patient's page.
'use server'

import { refresh } from 'next/cache'
import {
  bookingSchema,
  markSchema,
  moveSchema,
  type BookingInput,
  type MarkInput,
  type MoveInput,
} from '@/domain/plans/session-forms'
import { staffAction } from '@/server/action'
import * as sessions from '@/server/sessions'

const book = staffAction(bookingSchema, (viewer, input, patientId: string) =>
  sessions.bookSession(viewer, input, patientId),
)
const move = staffAction(moveSchema, (viewer, input, sessionId: string) =>
  sessions.moveSession(viewer, input, sessionId),
)
const mark = staffAction(markSchema, (viewer, input, sessionId: string) =>
  sessions.markSession(viewer, input, sessionId),
)

export async function bookSession(patientId: string, raw: BookingInput) {
  return shown(await book(raw, patientId))
}

export async function moveSession(raw: MoveInput, sessionId: string) {
  return shown(await move(raw, sessionId))
}

export async function markSession(raw: MarkInput, sessionId: string) {
  return shown(await mark(raw, sessionId))
}

/** The page that the change was made on shows it in the same round trip. */
function shown<R extends { ok: boolean }>(result: R): R {
  if (result.ok) refresh()
  return result
}
