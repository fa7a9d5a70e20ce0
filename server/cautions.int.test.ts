// What speaks against an exercise, on a real database: publishing asks why, and the version keeps what was answered.
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CautionCode } from '@/domain/catalog/vocabulary'
import type { PlanDraft } from '@/domain/plans/draft'
import { everybody } from '@/domain/logging/caseload-asked'
import { caseload, type CaseloadAsked } from '@/server/caseload'
import { asViewer } from '@/server/db'
import { Refused } from '@/server/errors'
import { saveSection } from '@/server/patient-record'
import { draftOfNextVersion, getPlan, saveDraft, startPlan } from '@/server/plans'
import { contraindicationsMet } from '@/server/prescribable'
import { publish } from '@/server/publishing'
import { newClinic, newExercise, newPatient, newTherapist } from '@/server/staff.fixture'
import type { Therapist } from '@/server/viewer'

let ana: Therapist
let eve: Therapist
const fields = 'phases.0.prescriptions.0.caution.reason'

beforeAll(async () => {
  ana = await newTherapist(await newClinic('Harbour'), 'Ana')
  eve = await newTherapist(await newClinic('Riverside'), 'Eve')
})

let patients = 0

type Item = PlanDraft['phases'][number]['prescriptions'][number]

/** Of a patient with brittle bones: an exercise that is not for them, with what is written of it. */
async function publishing(
  viewer: Therapist,
  caution?: Item['caution'],
  codes: CautionCode[] = ['osteoporosis'],
) {
  const patientId = await newPatient(viewer, `Edith ${++patients}`, { precautions: codes })
  const thrust = await newExercise(viewer, 'Thrust', 'home', {
    contraindications: ['osteoporosis', 'recent-fracture'],
    precautions: ['dizziness'],
  })
  const planId = await startPlan(viewer, patientId, {})
  const { content } = draftOfNextVersion(await getPlan(viewer, planId))
  const frequency = { kind: 'days-a-week' as const, days: 5, timesADay: 1 }
  content.phases[0]!.prescriptions.push({
    id: v7(),
    exerciseId: thrust,
    dosage: { painCeiling: 5, frequency },
    note: '',
    caution,
  })
  const { revision } = await saveDraft(viewer, planId, content, 1)
  const refused = await publish(viewer, planId, {
    read: 0,
    revision,
    effectiveOn: content.startsOn,
    reason: '',
  }).then(
    () => null,
    (error: unknown) => {
      if (error instanceof Refused) return error.fields
      throw error
    },
  )
  const plan = await getPlan(viewer, planId)
  const kept = plan.history?.versions[0]?.phases[0]?.prescriptions[0]?.caution
  return {
    thrust,
    patientId,
    refused,
    kept,
    plan,
    draft: plan.draft?.content.phases[0]?.prescriptions[0]?.caution,
  }
}

describe('an exercise that is contraindicated', () => {
  it('is not published without a reason, in any clinic, and the draft stays', async () => {
    for (const viewer of [ana, eve]) {
      const { refused, plan } = await publishing(viewer)
      expect(refused).toEqual({ [fields]: expect.stringContaining('Osteoporosis') as string })
      expect(plan).toMatchObject({ status: 'draft', history: null })
    }
  })

  it('is not published on a reason for something else', async () => {
    const caution = { codes: ['recent-fracture' as const], reason: 'Healed.' }
    const { refused, draft } = await publishing(ana, caution)
    expect(refused).toHaveProperty([fields])
    expect(draft, 'what was typed').toEqual(caution)
  })

  it('is published with the reason, which the version and the next one keep', async () => {
    const reason = "O'Brien <script>; {{7*7}}"
    const { refused, kept, plan } = await publishing(ana, { codes: ['osteoporosis', 'epilepsy'], reason }, [
      'osteoporosis',
      'dizziness',
    ])
    expect(refused).toBeNull()
    expect(kept).toEqual({ codes: ['osteoporosis', 'dizziness'], reason })
    const next = draftOfNextVersion(plan).content.phases[0]!.prescriptions[0]!
    expect(next.caution).toEqual(kept)
  })

  it('needs no reason where the patient has nothing of it', async () => {
    const { refused, kept } = await publishing(ana, undefined, ['dizziness', 'epilepsy'])
    expect(refused).toBeNull()
    expect(kept).toBeUndefined()
  })

  it('is told of a running plan as soon as the record says so', async () => {
    const { thrust, patientId, plan } = await publishing(ana, undefined, ['dizziness'])
    const met = async (viewer: Therapist) => {
      const { precautions } = (await getPlan(ana, plan.id)).patient
      return Object.fromEntries(await contraindicationsMet(viewer, [thrust], precautions))
    }
    expect(await met(ana)).toEqual({})
    await saveSection(ana, patientId, {
      section: 'problem',
      diagnosis: '',
      precautions: ['dizziness', 'recent-fracture'],
    })
    expect(await met(ana)).toEqual({ [thrust]: ['recent-fracture'] })
    expect(await met(eve), 'an exercise of another clinic').toEqual({})
  })

  it('stands first in the caseload from then on, until the plan says why it stays, or the exercise is for them', async () => {
    const ida = await newTherapist(await newClinic('Hillside'), 'Ida')
    const { thrust, patientId, plan } = await publishing(ida, undefined, ['dizziness'])
    await publishing(ida, undefined, [])
    const against = async (flag: CaseloadAsked['flag'] = null) =>
      (await caseload(ida, { ...everybody, flag, search: '', page: 1 })).lines.map(
        ({ id, plans }) => [id === patientId, plans.map(({ against }) => against)] as const,
      )
    expect((await against()).flatMap(([, counts]) => counts)).toEqual([0, 0])
    const found = (precautions: CautionCode[]) =>
      saveSection(ida, patientId, { section: 'problem', diagnosis: '', precautions })
    await found(['dizziness', 'recent-fracture'])
    expect(await against()).toEqual([
      [true, [1]],
      [false, [0]],
    ])
    expect(await against('any')).toEqual([[true, [1]]])

    const contraindicated = (contraindications: CautionCode[]) =>
      asViewer(ida, (tx) => tx.exercise.update({ where: { id: thrust }, data: { contraindications } }))
    await contraindicated(['osteoporosis'])
    expect((await against('any')).length, 'the exercise is for them').toBe(0)
    await contraindicated(['recent-fracture'])
    expect(await against('any')).toEqual([[true, [1]]])

    const { content, revision } = draftOfNextVersion(await getPlan(ida, plan.id))
    content.phases[0]!.prescriptions[0]!.caution = { codes: ['recent-fracture'], reason: 'Healed in May' }
    const saved = await saveDraft(ida, plan.id, content, revision)
    await publish(ida, plan.id, {
      read: 1,
      revision: saved.revision,
      effectiveOn: content.startsOn,
      reason: '',
    })
    expect((await against('any')).length, 'the plan says why').toBe(0)
    await found(['recent-fracture', 'osteoporosis'])
    await contraindicated(['recent-fracture', 'osteoporosis'])
    expect(await against('any'), 'found after that').toEqual([[true, [1]]])
  })
})
