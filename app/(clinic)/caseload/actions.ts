// Finding somebody in the caseload by name, and what a message or a booking from a line of it needs to begin.
'use server'

import { v7 } from 'uuid'
import { z } from 'zod'
import { caseloadSearchSchema, type CaseloadFilter } from '@/domain/logging/caseload-asked'
import { caseloadRows } from '@/domain/logging/caseload-words'
import { staffAction } from '@/server/action'
import { caseload } from '@/server/caseload'
import { dateIn } from '@/server/clock'
import { bookingBeginning } from '@/server/session-booking'

const find = staffAction(caseloadSearchSchema, async (viewer, { filter, name }) => {
  const { lines, more, target } = await caseload(viewer, { ...filter, search: name, page: 1 })
  return { rows: caseloadRows(lines, { ...viewer, today: dateIn(viewer.timeZone), target }), more }
})

const begin = staffAction(z.object({}), async (viewer, _, patientId: string) => ({
  messageId: v7(),
  ...(await bookingBeginning(viewer, patientId)),
}))

export async function searchCaseload(filter: CaseloadFilter, name: string) {
  return find({ filter, name })
}

export async function beginWith(patientId: string) {
  return begin({}, patientId)
}
