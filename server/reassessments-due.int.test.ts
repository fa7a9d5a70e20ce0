// When reassessments are due, on a real database: by the sessions that were attended and are booked, the same in the caseload, on the calendar and on the plan's own page.
import { beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { addDays } from '@/domain/dates'
import { everybody } from '@/domain/logging/caseload-asked'
import type { SessionShare } from '@/domain/reassessment/due'
import { caseload } from '@/server/caseload'
import { begunFrom } from '@/server/plan-lock'
import { draftOfNextVersion, getPlan, saveDraft } from '@/server/plans'
import { publish } from '@/server/publishing'
import { reassessmentOf } from '@/server/reassessment'
import { reassessmentsDueBy } from '@/server/reassessments-due'
import { bookSession } from '@/server/session-booking'
import { clinicOf, today, treatedBy, writing, type Treated } from '@/server/two-clinics.fixture'
import type { Admin, Therapist } from '@/server/viewer'

let admin: Admin, mine: Therapist, colleague: Therapist, elsewhere: Therapist
let ada: Treated

beforeEach(async () => {
  const harbour = await clinicOf('Harbour')
  const riverside = await clinicOf('Riverside')
  admin = await harbour.admin()
  mine = await harbour.therapist()
  colleague = await harbour.therapist()
  elsewhere = await riverside.therapist()
  ada = await treatedBy(mine, 'Ada Quist')
  await treatedBy(colleague, 'Bo Berg')
  await treatedBy(elsewhere, 'Cy Riverside')
})

const namesDueBy = async (viewer: Therapist | Admin, to: string, whose = 'all') =>
  (await reassessmentsDueBy(viewer, to, whose)).map(({ patientName }) => patientName)

/** The plan of the next version says when; it takes effect today. */
async function reassessAt(share: SessionShare) {
  const { content, revision } = draftOfNextVersion(await getPlan(mine, ada.planId))
  const saved = await saveDraft(mine, ada.planId, { ...content, reassessAtShare: share }, revision)
  await publish(mine, ada.planId, {
    read: begunFrom(saved.revision),
    ...saved,
    effectiveOn: today(),
    reason: '',
  })
}

const cameOn = (...planDays: number[]) =>
  writing(mine.clinicId, async (write) => {
    for (const planDay of planDays) {
      const own = { clinic_id: mine.clinicId, patient_id: ada.patientId }
      const [id, starts_at] = [v7(), `${ada.day(planDay)}T10:00:00Z`]
      await write('sessions', [
        { id, ...own, therapist_id: mine.accountId, starts_at, minutes: 45, status: 'attended' },
      ])
      await write('session_plans', [{ ...own, session_id: id, plan_id: ada.planId }])
    }
  })

const bookedIn = (days: number) =>
  bookSession(
    mine,
    {
      ...{ date: addDays(today(), days), time: '10:00', minutes: 45, anyway: false },
      ...{ therapistId: mine.accountId, planIds: [ada.planId] },
    },
    ada.patientId,
  )

/** As each of the three pages says it. */
async function dueOn() {
  const { lines } = await caseload(mine, { ...everybody, search: '', page: 1 })
  const [announced] = await reassessmentsDueBy(mine, addDays(today(), 400), 'mine')
  return [
    lines[0]?.plans[0]?.reassessment?.dueOn,
    announced?.dueOn,
    (await reassessmentOf(mine, ada.planId)).dueOn,
  ]
}

test('the calendar announces by weeks as well, to whoever may read the patient, up to the day that it shows', async () => {
  // Four weeks from the first day, fourteen days ago.
  expect(await dueOn()).toEqual(Array(3).fill(addDays(today(), 14)))
  expect(await namesDueBy(mine, addDays(today(), 13))).toEqual([])
  expect(await namesDueBy(mine, addDays(today(), 14))).toEqual(['Ada Quist'])
  expect(await namesDueBy(admin, addDays(today(), 14))).toEqual(['Ada Quist', 'Bo Berg'])
  expect(await namesDueBy(admin, addDays(today(), 14), colleague.accountId)).toEqual(['Bo Berg'])
  expect(await namesDueBy(mine, addDays(today(), 14), colleague.accountId)).toEqual([])
  expect(await namesDueBy(elsewhere, addDays(today(), 14))).toEqual(['Cy Riverside'])
})

test('by half of the sessions it is due with the sixth of twelve, booked or attended', async () => {
  await reassessAt(50)
  // Of the four weeks of three sessions none is booked yet: on the last of their days, day 27.
  expect(await dueOn()).toEqual(Array(3).fill(ada.day(27)))
  await cameOn(0, 2, 4, 7, 9)
  expect(await dueOn()).toEqual(Array(3).fill(ada.day(27)))
  await bookedIn(3)
  expect(await dueOn()).toEqual(Array(3).fill(addDays(today(), 3)))
  await cameOn(11)
  expect(await dueOn()).toEqual(Array(3).fill(ada.day(11)))
  const [line] = (await caseload(mine, { ...everybody, search: '', page: 1 })).lines
  // Day 11 was three days ago.
  expect(line?.flags.find(({ code }) => code === 'reassessment-overdue')).toMatchObject({
    since: ada.day(11),
    figures: { days: 3 },
  })
})

test('by all of them it waits for the twelfth, and the next version may change the rule', async () => {
  await cameOn(0, 2, 4, 7, 9, 11)
  await reassessAt(100)
  expect(await dueOn()).toEqual(Array(3).fill(ada.day(27)))
  await reassessAt(50)
  expect(await dueOn()).toEqual(Array(3).fill(ada.day(11)))
  const { publications } = await getPlan(mine, ada.planId)
  expect(publications.map(({ changes }) => changes)).toEqual([
    [
      {
        ...{ phase: null, what: 'Reassessed', from: 'after all of a phase’s sessions' },
        to: 'after half of a phase’s sessions and after all',
      },
    ],
    [{ phase: null, what: 'Reassessed', from: 'every 4 weeks', to: 'after all of a phase’s sessions' }],
    [],
  ])
})
