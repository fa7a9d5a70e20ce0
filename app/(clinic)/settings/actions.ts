// The actions of an admin on the clinic and its staff.
'use server'

import { revalidatePath } from 'next/cache'
import type { z } from 'zod'
import {
  clinicSettingsSchema,
  handoverSchema,
  rolesSchema,
  secondStepOfAllSchema,
  staffInvitationSchema,
  staffNameSchema,
} from '@/domain/accounts/accounts'
import type { InvitationLink } from '@/domain/accounts/invitation-link'
import { wasHeard, type ActionResult } from '@/domain/action-result'
import {
  newConsentTextSchema,
  nextConsentTextSchema,
  type ConsentTextInput,
  type NewConsentTextInput,
} from '@/domain/consents'
import { nothingSchema } from '@/domain/fields'
import {
  closedDaysSchema,
  openingHoursSchema,
  type ClosedDaysInput,
  type OpeningHoursInput,
} from '@/domain/plans/clinic-hours'
import { ownMeasureSchema, type OwnMeasureInput } from '@/domain/reassessment/own-measure'
import { keepingSchema } from '@/domain/person-data'
import { adminAction } from '@/server/action'
import { addConsentText, changeConsentText } from '@/server/consents'
import { handOver, type HandedOver } from '@/server/caseload-handover'
import {
  addColleague,
  changeRoles,
  disableColleague,
  enableColleague,
  renameColleague,
  saveClinicDetails,
} from '@/server/clinic'
import { addClosedDays, removeClosedDays, saveOpeningHours } from '@/server/clinic-hours'
import { invitationLink } from '@/server/invitation-link'
import { removeColleaguesSecondStep, requireSecondStep } from '@/server/staff-second-step'
import { inviteColleague } from '@/server/invitations'
import { addOwnMeasure, bringBackOwnMeasure, retireOwnMeasure } from '@/server/own-measures'
import { proved } from '@/server/own-proof'
import { saveKeeping } from '@/server/person-data'

const save = (shown: unknown) =>
  adminAction(clinicSettingsSchema, (viewer, input) => saveClinicDetails(viewer, input, shown))
const hours = (shown: unknown) =>
  adminAction(openingHoursSchema, (viewer, input) => saveOpeningHours(viewer, input, shown))
const closeDays = adminAction(closedDaysSchema, addClosedDays)
const openDays = adminAction(nothingSchema, (viewer, _, id: string) => removeClosedDays(viewer, id))
const addMeasure = adminAction(ownMeasureSchema, addOwnMeasure)
const retireMeasure = adminAction(nothingSchema, (viewer, _, id: string) => retireOwnMeasure(viewer, id))
const bringMeasureBack = adminAction(nothingSchema, (viewer, _, id: string) =>
  bringBackOwnMeasure(viewer, id),
)
// Who works here and what each may do is not changed by whoever finds the page open.
const add = adminAction(
  staffInvitationSchema,
  proved(async (viewer, input) => invitationLink(await addColleague(viewer, input), viewer.demo)),
)
const inviteAgain = adminAction(
  nothingSchema,
  proved(async (viewer, _, id: string) => invitationLink(await inviteColleague(viewer, id), viewer.demo)),
)
const roles = (shown: unknown) =>
  adminAction(
    rolesSchema,
    proved((viewer, input, id: string) => changeRoles(viewer, id, input.roles, shown)),
  )
const rename = (shown: unknown) =>
  adminAction(
    staffNameSchema,
    proved((viewer, input, id: string) => renameColleague(viewer, id, input, shown)),
  )
const disable = adminAction(
  nothingSchema,
  proved((viewer, _, id: string) => disableColleague(viewer, id)),
)
const enable = adminAction(
  nothingSchema,
  proved(async (viewer, _, id: string) => invitationLink(await enableColleague(viewer, id), viewer.demo)),
)
const hand = adminAction(handoverSchema, proved(handOver))
const requireStep = adminAction(
  secondStepOfAllSchema,
  proved((viewer, { required }) => requireSecondStep(viewer, required)),
)
const removeStep = adminAction(
  nothingSchema,
  proved((viewer, _, id: string) => removeColleaguesSecondStep(viewer, id)),
)
const addText = adminAction(newConsentTextSchema, addConsentText)
const changeText = adminAction(nextConsentTextSchema, changeConsentText)
const keep = (shown: unknown) =>
  adminAction(keepingSchema, (viewer, input) => saveKeeping(viewer, input, shown))

/** The page shows what is so now, also after a refusal: somebody else may have changed it. Whoever is signed out keeps what they typed. */
async function shownAgain<T>(answer: Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  const result = await answer
  if (wasHeard(result)) revalidatePath('/settings')
  return result
}

// Of these forms `shown` is what the page showed in them.
export async function saveClinic(
  input: z.input<typeof clinicSettingsSchema>,
  shown?: unknown,
): Promise<ActionResult<void>> {
  return shownAgain(save(shown)(input))
}

export async function saveHours(input: OpeningHoursInput, shown?: unknown): Promise<ActionResult<void>> {
  return shownAgain(hours(shown)(input))
}

export async function addClinicClosedDays(input: ClosedDaysInput): Promise<ActionResult<{ booked: number }>> {
  return shownAgain(closeDays(input))
}

export async function removeClinicClosedDays(id: string): Promise<ActionResult<void>> {
  return shownAgain(openDays({}, id))
}

export async function addClinicMeasure(input: OwnMeasureInput): Promise<ActionResult<void>> {
  return shownAgain(addMeasure(input))
}

export async function retireClinicMeasure(id: string): Promise<ActionResult<void>> {
  return shownAgain(retireMeasure({}, id))
}

export async function bringClinicMeasureBack(id: string): Promise<ActionResult<void>> {
  return shownAgain(bringMeasureBack({}, id))
}

export async function inviteNewColleague(
  input: z.input<typeof staffInvitationSchema>,
): Promise<ActionResult<InvitationLink>> {
  return shownAgain(add(input))
}

export async function inviteColleagueAgain(accountId: string): Promise<ActionResult<InvitationLink>> {
  return shownAgain(inviteAgain({}, accountId))
}

export async function changeRolesOf(
  accountId: string,
  input: z.input<typeof rolesSchema>,
  shown?: unknown,
): Promise<ActionResult<void>> {
  return shownAgain(roles(shown)(input, accountId))
}

export async function renameAccount(
  accountId: string,
  input: z.input<typeof staffNameSchema>,
  shown?: unknown,
): Promise<ActionResult<void>> {
  return shownAgain(rename(shown)(input, accountId))
}

export async function disableAccount(accountId: string): Promise<ActionResult<void>> {
  return shownAgain(disable({}, accountId))
}

export async function enableAccount(accountId: string): Promise<ActionResult<InvitationLink>> {
  return shownAgain(enable({}, accountId))
}

export async function handOverPatientsOf(
  accountId: string,
  input: z.input<typeof handoverSchema>,
): Promise<ActionResult<HandedOver>> {
  return shownAgain(hand(input, accountId))
}

export async function requireSecondStepOfAll(required: boolean): Promise<ActionResult<void>> {
  return shownAgain(requireStep({ required }))
}

export async function removeSecondStepOf(accountId: string): Promise<ActionResult<void>> {
  return shownAgain(removeStep({}, accountId))
}

export async function saveHowRecordsAreKept(
  input: z.input<typeof keepingSchema>,
  shown?: unknown,
): Promise<ActionResult<void>> {
  return shownAgain(keep(shown)(input))
}

export async function addClinicConsentText(input: NewConsentTextInput): Promise<ActionResult<void>> {
  return shownAgain(addText(input))
}

export async function changeClinicConsentText(
  topic: string,
  input: ConsentTextInput & { read: number },
): Promise<ActionResult<void>> {
  return shownAgain(changeText(input, topic))
}
