// The clinic's settings on a real database, changed by an admin who was signed out, disabled or given other roles while the request was on its way.
import { beforeAll, describe, expect, it } from 'vitest'
import { aClinic, anAdmin } from '@/server/accounts.fixture'
import { endEveryWayIn } from '@/server/auth-session'
import { changeRoles, clinicDetails, disableColleague, saveClinicDetails } from '@/server/clinic'
import { addClosedDays, hoursOfClinic, removeClosedDays, saveOpeningHours } from '@/server/clinic-hours'
import { addConsentText, changeConsentText, consentTopics } from '@/server/consents'
import { asSystem } from '@/server/db'
import { addOwnMeasure, bringBackOwnMeasure, measuresOfClinic, retireOwnMeasure } from '@/server/own-measures'
import { keeping, saveKeeping } from '@/server/person-data'
import { today } from '@/server/two-clinics.fixture'
import type { Admin } from '@/server/viewer'

let boss: Admin, harbour: string
const closed = { from: today(), to: today(), name: 'Holiday' }
const text = { title: 'Data', text: 'We keep what you tell us.', asked: 'in-person' as const }
const measure = {
  ...{ name: 'Steps', question: '', least: 0, most: 10, decimals: false, unit: '', mcid: null },
  ...{ direction: 'higher-is-better' as const, byPatient: false, licence: '' },
}

beforeAll(async () => {
  harbour = await aClinic('Harbour')
  boss = await anAdmin(harbour, 'Boss')
  await addClosedDays(boss, closed)
  await addConsentText(boss, text)
  await addOwnMeasure(boss, measure)
  await addOwnMeasure(boss, { ...measure, name: 'Retired' })
  await retireOwnMeasure(boss, (await measuresOfClinic(boss))[1]!.id)
})

const settings = async () => ({
  details: await clinicDetails(boss),
  hours: await hoursOfClinic(boss),
  measures: await measuresOfClinic(boss),
  topics: await consentTopics(boss),
  keeping: await keeping(boss),
})

const deeds: [string, (leaving: Admin) => Promise<unknown>][] = [
  ['details', async (a) => saveClinicDetails(a, { ...(await clinicDetails(boss)), name: 'Taken over' })],
  ['opening hours', (a) => saveOpeningHours(a, { days: [{ weekday: 1, from: '08:00', to: '18:00' }] })],
  ['closed days', (a) => addClosedDays(a, { ...closed, name: 'Another' })],
  ['the end of closed days', async (a) => removeClosedDays(a, (await hoursOfClinic(boss)).closedDays[0]!.id)],
  ['a measure', (a) => addOwnMeasure(a, { ...measure, name: 'Another' })],
  ['the end of a measure', async (a) => retireOwnMeasure(a, (await measuresOfClinic(boss))[0]!.id)],
  ['a measure in use again', async (a) => bringBackOwnMeasure(a, (await measuresOfClinic(boss))[1]!.id)],
  ['a consent text', (a) => addConsentText(a, { ...text, title: 'Another' })],
  [
    'another wording',
    async (a) =>
      changeConsentText(a, { ...text, text: 'Anew', read: 1 }, (await consentTopics(boss))[0]!.topic),
  ],
  ['how records are kept', (a) => saveKeeping(a, { keepFigures: true, retentionYears: 3 })],
]

describe.each<[string, (leaving: Admin) => Promise<unknown>]>([
  ['signed out', ({ accountId }) => asSystem('sign-in', (tx) => endEveryWayIn(tx, accountId))],
  ['disabled', ({ accountId }) => disableColleague(boss, accountId)],
  ['given other roles', ({ accountId }) => changeRoles(boss, accountId, ['therapist'])],
])('an admin who was %s meanwhile writes nothing of the clinic:', (_, ends) => {
  it.each(deeds)('%s', async (_name, deed) => {
    const leaving = await anAdmin(harbour)
    const before = await settings()
    await ends(leaving)
    await expect(deed(leaving)).rejects.toMatchObject({ name: 'NotFound' })
    expect(await settings()).toEqual(before)
  })
})
