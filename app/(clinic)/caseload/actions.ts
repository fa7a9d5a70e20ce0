// Finding somebody in the caseload by name, keeping its filters, being told of it in the morning, and what a
// booking or an answer to flags from a line of it needs to begin.
'use server'

import { refresh } from 'next/cache'
import { nothingSchema } from '@/domain/fields'
import {
  caseloadSearchSchema,
  digestChoiceSchema,
  savedViewSchema,
  type CaseloadFilter,
} from '@/domain/logging/caseload-asked'
import { caseloadRows } from '@/domain/logging/caseload-words'
import { staffAction, therapistAction } from '@/server/action'
import { caseload } from '@/server/caseload'
import { dateIn } from '@/server/clock'
import { chooseDigest } from '@/server/digest'
import { flagsToAnswer } from '@/server/flags'
import { removeView, saveView } from '@/server/saved-views'
import { bookingBeginning } from '@/server/session-booking'

const find = staffAction(caseloadSearchSchema, async (viewer, { filter, name }) => {
  const { lines, more, target } = await caseload(viewer, { ...filter, search: name, page: 1 })
  return { rows: caseloadRows(lines, { ...viewer, today: dateIn(viewer.timeZone), target }), more }
})

const begin = staffAction(nothingSchema, (viewer, _, patientId: string) =>
  bookingBeginning(viewer, patientId),
)

const answer = therapistAction(nothingSchema, (viewer, _, patientId: string) =>
  flagsToAnswer(viewer, patientId),
)

const save = staffAction(savedViewSchema, (viewer, input) => saveView(viewer, input))
const remove = staffAction(nothingSchema, (viewer, _, viewId: string) => removeView(viewer, viewId))

const choose = staffAction(digestChoiceSchema, (viewer, { wanted }) => chooseDigest(viewer, wanted))

export async function searchCaseload(filter: CaseloadFilter, name: string) {
  return find({ filter, name })
}

export async function beginBooking(patientId: string) {
  return begin({}, patientId)
}

export async function flagsOfLine(patientId: string) {
  return answer({}, patientId)
}

export async function saveCaseloadView(filter: CaseloadFilter, name: string) {
  const result = await save({ filter, name })
  if (result.ok) refresh()
  return result
}

export async function removeCaseloadView(viewId: string) {
  const result = await remove({}, viewId)
  if (result.ok) refresh()
  return result
}

export async function chooseMorningDigest(input: { wanted: boolean }) {
  return choose(input)
}
