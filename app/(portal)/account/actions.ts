// The patient chooses when and how to be reminded.
'use server'

import { refresh } from 'next/cache'
import { textIn } from '@/components/accounts/textIn'
import type { RemindersSaved } from '@/components/reminders/ReminderForm'
import { pushDeviceSchema, reminderChoiceSchema, thisBrowserSchema } from '@/domain/reminders/reminder-forms'
import { patientAction } from '@/server/action'
import { addPushDevice, removePushDevice, saveReminders } from '@/server/reminders'

const save = patientAction(reminderChoiceSchema, saveReminders)
const addBrowser = patientAction(pushDeviceSchema, addPushDevice)
const removeBrowser = patientAction(thisBrowserSchema, removePushDevice)

export async function saveOwnReminders(_: RemindersSaved | null, form: FormData): Promise<RemindersSaved> {
  const times = form.getAll('time').filter((time): time is string => typeof time === 'string' && time !== '')
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
