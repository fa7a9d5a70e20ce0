// How a clinic's own protocol begins, what a copy leaves behind, and what is missing before colleagues see it.
import { describe, expect, it } from 'vitest'
import { aWeek, phase, prescription } from '@/domain/plans/plan.fixture'
import {
  adaptedProtocol,
  emptyProtocol,
  formOfProtocol,
  protocolDraftSchema,
  protocolOfPlan,
  withOffered,
  type ProtocolForm,
  type StoredProtocol,
} from '@/domain/plans/protocol'
import { missingForSharing } from '@/domain/plans/publish'

let count = 0
const newId = () => `00000000-0000-7000-8000-${String(count++).padStart(12, '0')}`
const squeeze = newId()
const massage = newId()
const nothingAgainst = { contraindications: [], precautions: [] }
const known = new Map([
  [squeeze, { delivery: 'home' as const, ...nothingAgainst }],
  [massage, { delivery: 'clinic' as const, ...nothingAgainst }],
])

const item = (exerciseId: string): ProtocolForm['phases'][number]['prescriptions'][number] => ({
  id: newId(),
  exerciseId,
  dosage: { sets: 3, painCeiling: 5, frequency: aWeek(5) },
  note: 'Slowly.',
})

function finished(): ProtocolForm {
  const form = emptyProtocol(newId)
  form.phases[0]!.prescriptions.push(item(squeeze))
  return { ...form, name: 'Heron', condition: 'Neck pain', regions: ['neck'], problem: 'Neck pain' }
}

const stored: StoredProtocol = {
  name: 'Tennis elbow',
  condition: 'Tennis elbow',
  regions: ['elbow'],
  summary: 'For adults.',
  sources: ['A paper.'],
  content: protocolDraftSchema.parse(finished()),
}
const idsOf = ({ phases }: Pick<ProtocolForm, 'phases'>) =>
  phases.flatMap(({ id, prescriptions }) => [id, ...prescriptions.map((each) => each.id)])
const missing = (form: ProtocolForm) =>
  missingForSharing(protocolDraftSchema.parse(form), known).map(({ path }) => path)

describe('a draft', () => {
  it('is kept unfinished, but not without a name', () => {
    const form = { ...emptyProtocol(newId), phases: [] }
    expect(protocolDraftSchema.safeParse({ ...form, name: 'Heron' }).success).toBe(true)
    expect(protocolDraftSchema.safeParse({ ...form, name: ' \u200B' }).success).toBe(false)
  })

  it('knows no region that is none, and keeps nothing that it does not know', () => {
    expect(protocolDraftSchema.safeParse({ ...finished(), regions: ['constructor'] }).success).toBe(false)
    const parsed = protocolDraftSchema.parse({ ...finished(), startsOn: '2026-11-23', clinicId: newId() })
    expect(Object.keys(parsed).sort()).toEqual(Object.keys(finished()).sort())
  })
})

describe('before it is shared', () => {
  it('nothing is missing of a finished one, sources or not', () => {
    expect(missing(finished())).toEqual([])
  })

  it('is said what is missing, in the order of the form', () => {
    const form = emptyProtocol(newId)
    expect(missing({ ...form, name: 'Heron' })).toEqual([
      'condition',
      'regions',
      'problem',
      'phases.0.prescriptions',
    ])
    expect(missing({ ...finished(), phases: [] })).toEqual(['phases'])
    const clinic = finished()
    clinic.phases[1]!.prescriptions.push(item(massage))
    clinic.phases[0]!.weeks = undefined
    expect(missing(clinic)).toEqual(['phases.0.weeks', 'phases.1.prescriptions.0.dosage.frequency.kind'])
  })
})

describe('a copy', () => {
  it('of a protocol says the same under another name, with ids of its own', () => {
    const copy = adaptedProtocol(stored, newId)
    expect(copy.name).toBe('Tennis elbow, adapted')
    expect(idsOf(copy).filter((id) => idsOf(stored.content).includes(id))).toEqual([])
    const plain = ({ phases }: ProtocolForm) =>
      JSON.stringify(phases, (key, value: unknown) => (key === 'id' ? undefined : value))
    expect(plain(copy)).toBe(plain(formOfProtocol(stored)))
    expect(copy).toMatchObject({ regions: ['elbow'], sources: [{ text: 'A paper.' }], goals: [] })
  })

  const caution = { codes: ['osteoporosis' as const], reason: 'Her bones were measured' }
  const plan = {
    problem: 'P'.repeat(120),
    goals: [{ text: 'Sing' }],
    reassessEveryWeeks: 3,
    phases: [
      phase(
        'a',
        3,
        4,
        [prescription('x', aWeek(5), { sets: 2, note: 'For your left arm, Edith', caution })],
        {
          sessionWeekdays: [1, 4],
          sessionTime: '08:30',
        },
      ),
    ],
  }

  it('of a plan leaves dates, the days that suit, names of versions and notes behind', () => {
    const copy = protocolOfPlan(plan, false, newId)
    const text = JSON.stringify(copy)
    for (const left of [
      'Edith',
      'osteoporosis',
      'Her bones',
      'startDay',
      'startsOn',
      'versionId',
      'exerciseName',
      'x-v1',
      'sessionWeekdays',
      '08:30',
    ])
      expect(text).not.toContain(left)
    expect(copy).toMatchObject({
      name: 'P'.repeat(80),
      problem: plan.problem,
      goals: [{ text: 'Sing' }],
      reassessEveryWeeks: 3,
      phases: [{ name: 'a', weeks: 4, prescriptions: [{ exerciseId: 'exercise-x', dosage: { sets: 2 } }] }],
    })
  })

  it('of a plan keeps the notes where that is asked', () => {
    const copy = protocolOfPlan(plan, true, newId)
    expect(copy.phases[0]?.prescriptions[0]?.note).toBe('For your left arm, Edith')
  })

  it('leaves out what the catalog offers no more, and says so once', () => {
    const form = finished()
    form.phases[0]!.prescriptions.push(item(massage))
    form.phases[1]!.prescriptions.push(item(massage))
    const { form: copy, leftOut } = withOffered(form, (id) => id === squeeze)
    expect(leftOut).toEqual([massage])
    expect(copy.phases.map(({ prescriptions }) => prescriptions.length)).toEqual([1, 0])
  })
})
