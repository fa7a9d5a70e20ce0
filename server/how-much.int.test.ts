// How much there may be of what others then read whole, on a real database: versions of a plan, plans, assessments, answers to a flag, wordings of a consent text, measures, closed days; also where two add the last at once.
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ConsentText } from '@/domain/consents'
import { addBaseline } from '@/server/assessments'
import { addDays } from '@/domain/dates'
import { addColleague, disableColleague, enableColleague } from '@/server/clinic'
import { addClosedDays, hoursOfClinic } from '@/server/clinic-hours'
import { dateIn, toColumn } from '@/server/clock'
import { addConsentText, changeConsentText, consentsOfPatient, consentTopics } from '@/server/consents'
import { asViewer } from '@/server/db'
import { closeFlags, flagsOfPatient } from '@/server/flags'
import { inTurn } from '@/server/in-turn'
import { meanwhile } from '@/server/meanwhile.fixture'
import { begunFrom } from '@/server/plan-lock'
import { addOwnMeasure, measuresOfClinic } from '@/server/own-measures'
import { writeNote } from '@/server/patient-record'
import { bookPhase, proposePhase } from '@/server/phase-booking'
import { pausePlan, resumePlan } from '@/server/plan-course'
import { bookSession } from '@/server/session-booking'
import { draftOfNextVersion, getPlan, saveDraft, startPlan } from '@/server/plans'
import { extendPhase, publish } from '@/server/publishing'
import { reassess, reassessmentOf } from '@/server/reassessment'
import { clinicOf, today, treatedBy, writing, type Treated } from '@/server/two-clinics.fixture'
import type { Admin, Therapist } from '@/server/viewer'

let admin: Admin, otherAdmin: Admin, mine: Therapist
beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  admin = await harbour.admin()
  otherAdmin = await harbour.admin()
  mine = await harbour.therapist()
})

/** Not within a day, in which one person does less. */
const longAgo = new Date('2026-01-02T12:00:00Z')

const reasonOf = (error: unknown) => (error as Error).message

describe('a plan', () => {
  /** As many versions more of a plan, each that long at least. */
  async function furtherVersions({ patientId, planId }: Treated, more: number, aim = '') {
    const [newest] = await asViewer(mine, (tx) =>
      tx.planVersion.findMany({ where: { planId }, orderBy: { number: 'desc' }, take: 1 }),
    )
    const phases = (newest!.phases as { aim: string }[]).map((phase, i) =>
      i === 0 ? { ...phase, aim } : phase,
    )
    const keys = { clinic_id: mine.clinicId, patient_id: patientId, plan_id: planId }
    await writing(mine.clinicId, (write) =>
      write(
        'plan_versions',
        Array.from({ length: more }, (_, i) => ({
          ...{ id: v7(), ...keys, number: newest!.number + 1 + i, effective_on: today(), problem: '' },
          ...{
            goals: [],
            reassess_every_weeks: 4,
            phases,
            published_by: mine.accountId,
            published_at: longAgo,
          },
        })),
      ),
    )
    return newest!.number + more
  }
  const extended = ({ planId, phaseIds }: Treated, read: number) =>
    extendPhase(mine, planId, { read, phaseId: phaseIds.maintenance, weeks: 1, reason: '' })

  it('has a hundred and fifty versions at most', async () => {
    const ada = await treatedBy(mine)
    const read = await furtherVersions(ada, 148)
    expect(await extended(ada, read)).toEqual({ number: 150 })
    await expect(extended(ada, 150)).rejects.toThrow('This plan has been changed 150 times: end it')
  })

  it('has a hundred pauses at most, also where two are given at once, and fewer again once one is called off', async () => {
    const ada = await treatedBy(mine)
    const day = (number: number) => addDays(today(), number)
    const keys = { clinic_id: mine.clinicId, patient_id: ada.patientId, plan_id: ada.planId }
    // Whatever begins between two of them ends where the next begins.
    await writing(mine.clinicId, (write) =>
      write(
        'plan_pauses',
        Array.from({ length: 99 }, (_, i) => ({
          ...{ id: v7(), ...keys, from_on: day(3 * i + 2), resumed_on: day(3 * i + 3) },
          ...{ paused_by: mine.accountId, paused_at: longAgo },
        })),
      ),
    )
    const pauses = async () => (await getPlan(mine, ada.planId)).history!.pauses
    const tooMany =
      'This plan has 100 pauses, which is the most: call off one that is still to come, or end the plan'
    const beside = await meanwhile(
      (begin) =>
        asViewer(mine, async (tx) => {
          await inTurn(tx, 'counted', ada.patientId)
          await tx.planPause.create({
            data: {
              ...{ clinicId: mine.clinicId, patientId: ada.patientId, planId: ada.planId },
              ...{ fromOn: toColumn(day(1)), resumedOn: toColumn(day(2)), pausedBy: mine.accountId },
            },
          })
          await begin()
        }),
      () => pausePlan(mine, ada.planId, { from: day(4) }),
    )
    expect(reasonOf(beside)).toContain(tooMany)
    const all = await pauses()
    expect(all).toHaveLength(100)
    await resumePlan(mine, ada.planId, { on: day(1), seen: all[0]! })
    await pausePlan(mine, ada.planId, { from: day(4) })
    await expect(pausePlan(mine, ada.planId, { from: day(7) })).rejects.toThrow(tooMany)
    expect(await pauses()).toContainEqual({ from: day(4), resumedOn: day(5) })
  })

  it('is four million characters long at most, with all that it was', async () => {
    const ada = await treatedBy(mine)
    const read = await furtherVersions(ada, 19, 'x'.repeat(195_000))
    expect(await extended(ada, read)).toEqual({ number: 21 })
    await expect(extended(ada, 21)).rejects.toThrow('this plan would be too long to be read: end it')
  })

  it('is with all others of its patient eight million at most', async () => {
    const ada = await treatedBy(mine)
    for (let i = 0; i < 2; i++) {
      const planId = v7()
      await writing(mine.clinicId, (write) =>
        write('plans', [
          {
            ...{ id: planId, clinic_id: mine.clinicId, patient_id: ada.patientId, problem: 'Another' },
            ...{ status: 'completed', starts_on: today(), ended_on: today(), created_by: mine.accountId },
          },
        ]),
      )
      const [first] = await asViewer(mine, (tx) => tx.planVersion.findMany({ where: { planId: ada.planId } }))
      await asViewer(mine, (tx) =>
        tx.planVersion.create({
          data: {
            ...first!,
            id: v7(),
            planId,
            goals: [],
            phases: first!.phases!,
            reassessAtShare: undefined,
          },
        }),
      )
      await furtherVersions({ ...ada, planId }, 20, 'x'.repeat(195_000))
    }
    const read = await furtherVersions(ada, 1, 'x'.repeat(170_000))
    await expect(extended(ada, read)).rejects.toThrow('The plans of this patient would be too long')
  })

  it('asks with all others under way for two hundred things on one day at most, also until a version that waits', async () => {
    const ada = await treatedBy(mine)
    const [version] = await asViewer(mine, (tx) => tx.planVersion.findMany({ where: { planId: ada.planId } }))
    const [phase] = version!.phases as { prescriptions: { dosage: object }[] }[]
    const [prescribed] = phase!.prescriptions
    const often = { kind: 'days-a-week', days: 7, timesADay: 10 }
    const tenTimes = { ...prescribed!, dosage: { ...prescribed!.dosage, frequency: often } }
    const another = async (exercises: number) => {
      const planId = v7()
      await writing(mine.clinicId, (write) =>
        write('plans', [
          {
            ...{ id: planId, clinic_id: mine.clinicId, patient_id: ada.patientId, problem: 'Another' },
            ...{ status: 'active', starts_on: today(), created_by: mine.accountId },
          },
        ]),
      )
      const versions = [Array.from({ length: exercises }, () => tenTimes), [prescribed!]]
      await asViewer(mine, (tx) =>
        tx.planVersion.createMany({
          data: versions.map((prescriptions, n) => ({
            ...{ ...version!, id: v7(), planId, number: n + 1, goals: [], reassessAtShare: undefined },
            ...{ effectiveOn: toColumn(addDays(today(), n)), phases: [{ ...phase, prescriptions }] },
          })),
        }),
      )
    }
    /** Of the one that ada is treated by. */
    const ask = async (timesADay: number) => {
      const { content, revision: before } = draftOfNextVersion(await getPlan(mine, ada.planId))
      for (const { prescriptions } of content.phases)
        prescriptions[0]!.dosage.frequency = { kind: 'days-a-week', days: 7, timesADay }
      const { revision } = await saveDraft(mine, ada.planId, content, before)
      const read = begunFrom(revision)
      return publish(mine, ada.planId, { read, revision, effectiveOn: today(), reason: '' })
    }
    await another(19)
    await ask(10)
    await ask(2)
    await another(1)
    await expect(ask(3)).rejects.toThrow('With the other plans, 203 things a day')
    // What is too much already may go on, and be made less.
    await ask(2)
    await ask(1)
  })

  it('is begun once where it is sent twice, and anew once something was written', async () => {
    const { patientId, planId } = await treatedBy(mine)
    const begun = await Promise.all([1, 2, 3].map(() => startPlan(mine, patientId, {})))
    expect(new Set(begun).size).toBe(1)
    expect(await startPlan(mine, patientId, { planId })).not.toBe(begun[0])
    const { content, revision } = draftOfNextVersion(await getPlan(mine, begun[0]!))
    await saveDraft(mine, begun[0]!, { ...content, problem: 'Knee' }, revision)
    expect(await startPlan(mine, patientId, {})).not.toBe(begun[0])
  })

  it('that is just being begun is waited for', async () => {
    const [ada, bea] = [await treatedBy(mine), await treatedBy(mine)]
    const begun = await getPlan(mine, await startPlan(mine, bea.patientId, {}))
    const [id, owner] = [v7(), { clinicId: mine.clinicId, patientId: ada.patientId }]
    const beginning = (begin: () => Promise<void>) =>
      asViewer(mine, async (tx) => {
        await inTurn(tx, 'counted', ada.patientId)
        await tx.plan.createMany({ data: [{ id, ...owner, problem: '', createdBy: mine.accountId }] })
        const draft = { content: begun.draft!.content as object, updatedBy: mine.accountId }
        await tx.planDraft.createMany({ data: [{ planId: id, ...owner, ...draft }] })
        await begin()
      })
    expect(await meanwhile(beginning, () => startPlan(mine, ada.patientId, {}))).toBe(id)
  })

  it('is one of a hundred of its patient at most', async () => {
    const { patientId } = await treatedBy(mine)
    const owner = { clinicId: mine.clinicId, patientId, createdBy: mine.accountId, createdAt: longAgo }
    const ended = {
      problem: '',
      status: 'completed',
      startsOn: toColumn(today()),
      endedOn: toColumn(today()),
    }
    await asViewer(mine, (tx) =>
      tx.plan.createMany({ data: Array.from({ length: 99 }, () => ({ ...owner, ...ended })) }),
    )
    await expect(startPlan(mine, patientId, {})).rejects.toThrow('This patient has 100 plans')
  })
})

describe('a patient is assessed three hundred times at most', () => {
  const baseline = {
    ...{ findings: 'Stiff', nprsNow: 1, nprsWorst: 1, nprsAverage: 1 },
    ...{ activities: [], handMeasurements: [], own: [] },
  }
  const row = ({ patientId }: Treated) => ({
    ...{ clinicId: mine.clinicId, patientId, kind: 'baseline' },
    ...{ on: toColumn(today()), createdBy: mine.accountId },
  })
  /** Beside the one that they have. */
  const assessed = (ada: Treated, more: number) =>
    asViewer(mine, (tx) =>
      tx.assessment.createMany({
        data: Array.from({ length: more }, () => ({ id: v7(), ...row(ada), createdAt: longAgo })),
      }),
    )
  const last = (ada: Treated) => (begin: () => Promise<void>) =>
    asViewer(mine, async (tx) => {
      await inTurn(tx, 'counted', ada.patientId)
      await tx.assessment.createMany({ data: [{ id: v7(), ...row(ada) }] })
      await begin()
    })

  it('by a baseline, also beside the last one', async () => {
    const ada = await treatedBy(mine)
    await assessed(ada, 298)
    const beside = await meanwhile(last(ada), () => addBaseline(mine, ada.patientId, baseline))
    expect(reasonOf(beside)).toContain('assessed 300 times')
  })

  it('by a reassessment, also beside the last one', async () => {
    const ada = await treatedBy(mine)
    await assessed(ada, 298)
    const { shown } = await reassessmentOf(mine, ada.planId)
    const decided = {
      ...{ decision: 'continue' as const, findings: '', summary: '', read: shown, reportId: '', revision: 0 },
      ...{ nprsNow: null, nprsWorst: null, nprsAverage: 3, groc: 0, handMeasurements: [], own: [] },
      activities: ['Reading in bed', 'Carrying shopping', 'Gardening'].map((item) => ({ item, score: 3 })),
      ...{
        prepare: [],
        cancelSessions: [],
        selfManagement: null,
        phaseId: '',
        effectiveOn: '',
        nextDueOn: null,
      },
    }
    const beside = await meanwhile(last(ada), () => reassess(mine, ada.planId, decided))
    expect(reasonOf(beside)).toContain('assessed 300 times')
  })
})

it('sessions of a patient end, one by one and a phase’s at once, also beside the last one', async () => {
  const { patientId, planId, phaseIds } = await treatedBy(mine)
  const whose = { clinicId: mine.clinicId, patientId, therapistId: mine.accountId, minutes: 45 }
  const past = Array.from({ length: 1_998 }, () => ({
    id: v7(),
    ...whose,
    startsAt: longAgo,
    status: 'cancelled-by-clinic',
  }))
  await asViewer(mine, (tx) => tx.session.createMany({ data: past }))
  const slot = (days: number) => ({ date: addDays(today(), days), time: '10:00', anyway: true })
  const proposed = await proposePhase(mine, planId, { phaseId: phaseIds.intensive })
  const slots = [1, 2, 3].map(slot)
  const phase = { phaseId: phaseIds.intensive, therapistId: mine.accountId, minutes: 45, slots }
  const { known, read } = proposed
  await expect(bookPhase(mine, { ...phase, known, read }, planId)).rejects.toThrow('2,000 sessions')
  const one = (days: number) => ({
    ...slot(days),
    minutes: 45,
    therapistId: mine.accountId,
    planIds: [planId],
  })
  await bookSession(mine, one(1), patientId)
  const beside = await meanwhile(
    (begin) =>
      asViewer(mine, async (tx) => {
        await inTurn(tx, 'booking', patientId)
        await tx.session.create({ data: { id: v7(), ...whose, startsAt: longAgo } })
        await begin()
      }),
    () => bookSession(mine, one(2), patientId),
  )
  expect(reasonOf(beside)).toContain('2,000 sessions')
})

describe('a flag', () => {
  const flagged = async () => {
    const { patientId } = await treatedBy(mine, 'Silent', 5)
    const [flag] = await flagsOfPatient(mine, patientId)
    const answers = async () => (await flagsOfPatient(mine, patientId))[0]!.answers
    return { patientId, flagId: flag!.id, answers }
  }

  it('is answered once where an answer is sent again', async () => {
    const { flagId, answers } = await flagged()
    const closed = () => closeFlags(mine, { flagIds: [flagId], reason: 'Rang her' })
    await Promise.all([1, 2, 3].map(closed))
    await closed()
    expect(await answers()).toHaveLength(1)
    await closeFlags(mine, { flagIds: [flagId], reason: 'Rang her twice' })
    await closed()
    expect((await answers()).map(({ note }) => note)).toEqual(['Rang her', 'Rang her twice', 'Rang her'])
  })

  it('is answered fifty times at most, also where two give the last answer at once', async () => {
    const { patientId, flagId, answers } = await flagged()
    const row = { clinicId: mine.clinicId, patientId, flagId, writtenBy: mine.accountId }
    await asViewer(mine, (tx) =>
      tx.flagAnswer.createMany({
        data: Array.from({ length: 49 }, (_, n) => ({ ...row, note: `Note ${n}`, writtenAt: longAgo })),
      }),
    )
    const tried = await Promise.allSettled(
      ['One', 'Another'].map((reason) => closeFlags(mine, { flagIds: [flagId], reason })),
    )
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await answers()).toHaveLength(50)
    await expect(closeFlags(mine, { flagIds: [flagId], reason: 'More' })).rejects.toThrow('answered 50 times')
  })
})

it('the private note of a patient is written five hundred times at most', async () => {
  const { patientId } = await treatedBy(mine)
  const row = {
    clinicId: mine.clinicId,
    patientId,
    text: 'Anxious',
    writtenBy: mine.accountId,
    writtenAt: longAgo,
  }
  await asViewer(mine, (tx) =>
    tx.clinicianNote.createMany({ data: Array.from({ length: 499 }, (_, i) => ({ ...row, number: i + 1 })) }),
  )
  await writeNote(mine, patientId, { text: 'Calm', read: 499 })
  await expect(writeNote(mine, patientId, { text: 'Anew', read: 500 })).rejects.toThrow('written 500 times')
})

describe('a clinic', () => {
  it('words a consent text a hundred times at most, and can then ask for it no longer', async () => {
    const { patientId } = await treatedBy(mine)
    const worded = { title: 'Data', text: 'Long ago', asked: 'in-portal' as const }
    await addConsentText(admin, worded)
    const [{ topic }] = (await consentTopics(admin)) as [ConsentText]
    const row = { ...worded, topic, clinicId: admin.clinicId, writtenBy: admin.accountId }
    await asViewer(admin, (tx) =>
      tx.consentText.createMany({ data: Array.from({ length: 97 }, (_, i) => ({ ...row, number: i + 2 })) }),
    )
    await changeConsentText(admin, { ...worded, text: 'Now', read: 98 }, topic)
    const [consent] = await consentsOfPatient(mine, patientId)
    expect(consent).toMatchObject({ text: { number: 99, text: 'Now' } })
    // The wordings of before are read by nobody, and so not at all.
    expect(JSON.stringify(consent)).not.toContain('Long ago')
    const again = changeConsentText(admin, { ...worded, text: 'Anew', read: 99 }, topic)
    await expect(again).rejects.toThrow('ask for it no longer, and add it as a new one')
    await changeConsentText(admin, { ...worded, asked: 'no-longer', read: 99 }, topic)
    expect(await consentTopics(admin)).toMatchObject([{ number: 100, asked: 'no-longer' }])
    const anew = changeConsentText(admin, { ...worded, read: 100 }, topic)
    await expect(anew).rejects.toThrow('add it as a new one')
  })

  it('has two hundred measures at most with those that are retired, also where two admins add the last at once', async () => {
    const measure = (name: string) => ({
      ...{ name, question: '', least: 0, most: 10, decimals: false, unit: '', mcid: null },
      ...{ direction: 'higher-is-better' as const, byPatient: false, licence: '' },
    })
    const retired = { clinicId: admin.clinicId, retiredAt: new Date() }
    await asViewer(admin, (tx) =>
      tx.ownMeasure.createMany({
        data: Array.from({ length: 199 }, (_, n) => ({ ...measure(`Old ${n}`), ...retired })),
      }),
    )
    const tried = await Promise.allSettled(
      [admin, otherAdmin].map((by, n) => addOwnMeasure(by, measure(`New ${n}`))),
    )
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await measuresOfClinic(admin)).toHaveLength(200)
    await expect(addOwnMeasure(admin, measure('More'))).rejects.toThrow('At most 200 measures')
  })

  it('has five hundred colleagues at a time, also where two are added at once or somebody comes back, and two thousand ever', async () => {
    const full = await clinicOf('Full')
    const admins = [await full.admin(), await full.admin()]
    const by = admins[0]!
    const add = async (what: string, length: number, disabledAt: Date | null = null) => {
      const ids = Array.from({ length }, () => v7())
      await asViewer(by, async (tx) => {
        await tx.account.createMany({
          data: ids.map((id, n) => ({
            ...{ id, clinicId: full.clinicId, name: what, signIn: `${what}-${n}@full.example` },
            roles: ['therapist' as const],
          })),
        })
        await tx.account.updateMany({ where: { id: { in: ids } }, data: { disabledAt } })
      })
      return ids
    }
    const here = await add('here', 497)
    const [left] = await add('left', 1, new Date())
    const colleague = (n: number) => ({
      ...{ name: 'One more', signIn: `more-${n}@full.example`, roles: ['therapist' as const] },
    })
    const most = 'This clinic has 500 colleagues'
    const addingTheLast = (begin: () => Promise<void>) =>
      asViewer(by, async (tx) => {
        await inTurn(tx, 'counted', full.clinicId)
        const last = { id: v7(), clinicId: full.clinicId, ...colleague(0) }
        await tx.account.createMany({ data: [last] })
        await begin()
      })
    const beside = await meanwhile(addingTheLast, () => addColleague(admins[1]!, colleague(1)))
    expect(beside).toMatchObject({ fields: { '': expect.stringContaining(most) } })
    await expect(addColleague(by, colleague(9))).rejects.toThrow(most)
    await expect(enableColleague(by, left!)).rejects.toThrow(most)

    for (const id of here.slice(0, 2)) await disableColleague(by, id)
    await addColleague(by, colleague(9))
    await enableColleague(by, left!)
    await disableColleague(by, left!)
    await add('gone', 2_000 - 502, new Date())
    await expect(addColleague(by, colleague(10))).rejects.toThrow('has had 2,000 colleagues')
    await enableColleague(by, left!)
  })

  it('is closed on two hundred occasions at most, also where two admins write the last at once', async () => {
    const day = (n: number) => addDays(dateIn(admin.timeZone), n)
    const closed = (n: number) => ({ from: day(n), to: day(n), name: 'A course' })
    await asViewer(admin, (tx) =>
      tx.closedDays.createMany({
        data: Array.from({ length: 199 }, (_, n) => ({
          ...{ clinicId: admin.clinicId, name: 'Closed' },
          ...{ fromOn: toColumn(day(n)), toOn: toColumn(day(n)) },
        })),
      }),
    )
    const most = 'At most 200 entries'
    const addingTheLast = (begin: () => Promise<void>) =>
      asViewer(admin, async (tx) => {
        await inTurn(tx, 'counted', admin.clinicId)
        const last = { clinicId: admin.clinicId, name: 'The last', fromOn: toColumn(day(300)) }
        await tx.closedDays.createMany({ data: [{ ...last, toOn: last.fromOn }] })
        await begin()
      })
    const beside = await meanwhile(addingTheLast, () => addClosedDays(otherAdmin, closed(301)))
    expect(beside).toMatchObject({ fields: { '': expect.stringContaining(most) } })
    const { closedDays } = await hoursOfClinic(admin)
    expect(closedDays).toHaveLength(200)
    await expect(addClosedDays(admin, closed(400))).rejects.toThrow(most)
  })
})
