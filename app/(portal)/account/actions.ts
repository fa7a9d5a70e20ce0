// What the patient changes of the own account: how to be reached, and when and how to be reminded.
'use server'

import { refresh } from 'next/cache'
import { textIn } from '@/components/accounts/textIn'
import type { ContactSaved } from '@/components/accounts/OwnContactForm'
import type { RemindersSaved } from '@/components/reminders/ReminderForm'
import type { ActionResult } from '@/domain/action-result'
import { nothingSchema } from '@/domain/fields'
import { ownContactSchema } from '@/domain/patients'
import { pushDeviceSchema, reminderChoiceSchema } from '@/domain/reminders/reminder-forms'
import { patientAction } from '@/server/action'
import { sayWhosePage } from '@/server/asked'
import { keepEmail, sendProof } from '@/server/asked-email'
import { sendLater } from '@/server/mail-later'
import { saveOwnContact as keepContact } from '@/server/own-contact'
import { addPushDevice, removePushDevice, saveReminders } from '@/server/reminders'

const saveContact = patientAction(ownContactSchema.partial(), async (viewer, given) =>
  sendLater(await keepContact(viewer, given)),
)
const prove = patientAction(nothingSchema, async (viewer) => sendLater(await sendProof(viewer)))
const keep = patientAction(nothingSchema, keepEmail)
const save = patientAction(reminderChoiceSchema, saveReminders)
const addBrowser = patientAction(pushDeviceSchema, addPushDevice)
const removeBrowser = patientAction(nothingSchema, removePushDevice)

export async function saveOwnContact(_: ContactSaved | null, form: FormData): Promise<ContactSaved> {
  sayWhosePage(form)
  const contact = { phone: textIn(form, 'phone'), email: textIn(form, 'email') }
  // What the form showed and nobody touched is no wish: staff may have written another meanwhile.
  const touched = (name: 'phone' | 'email') => contact[name] !== textIn(form, `${name}Shown`)
  const result = await saveContact({
    ...(touched('phone') && { phone: contact.phone }),
    ...(touched('email') && { email: contact.email }),
  })
  // Where reminders may go is asked with the address.
  if (result.ok) refresh()
  return { ...result, contact }
}

export async function sendEmailProof(_?: unknown, form?: FormData): Promise<ActionResult<void>> {
  sayWhosePage(form)
  const result = await prove({})
  if (result.ok) refresh()
  return result
}

export async function keepOwnEmail(_?: unknown, form?: FormData): Promise<ActionResult<void>> {
  sayWhosePage(form)
  const result = await keep({})
  if (result.ok) refresh()
  return result
}

export async function saveOwnReminders(_: RemindersSaved | null, form: FormData): Promise<RemindersSaved> {
  sayWhosePage(form)
  const times = form.getAll('times').filter((time): time is string => typeof time === 'string' && time !== '')
  const choice = {
    byEmail: form.get('byEmail') !== null,
    times,
    quietFrom: textIn(form, 'quietFrom'),
    quietUntil: textIn(form, 'quietUntil'),
  }
  const result = await save(choice)
  // What was chosen comes back with the page, which without scripts is made anew.
  return { ...result, choice }
}

export async function showRemindersHere(device: { endpoint: string; p256dh: string; auth: string }) {
  const result = await addBrowser(device)
  if (result.ok) refresh()
  return result
}

export async function hideRemindersHere() {
  const result = await removeBrowser({})
  if (result.ok) refresh()
  return result
}
