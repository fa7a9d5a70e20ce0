// Protocols on a real database: built-in ones, the clinic's own, drafts that are one person's, and nothing of another clinic.
import { v7 } from 'uuid'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { protocolDraftSchema, type ProtocolDraft, type ProtocolForm } from '@/domain/plans/protocol'
import { asViewer } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { asJson } from '@/server/plan-versions'
import { beginProtocol } from '@/server/new-protocol'
import { archiveProtocol, latestProtocolRevision, saveProtocol } from '@/server/own-protocols'
import { draftOfNextVersion, getPlan, saveDraft, startPlan } from '@/server/plans'
import { getProtocol, listProtocols, patientsToPlanFor, protocolChoices } from '@/server/protocols'
import { publish } from '@/server/publishing'
import { newAdmin, newClinic, newExercise, newPatient, newTherapist } from '@/server/staff.fixture'
import type { StaffViewer, Therapist } from '@/server/viewer'

let ana: Therapist
let ben: Therapist
let admin: StaffViewer
let eve: Therapist
let squeeze: string
let foreign: string
const builtIn = 'upper-back-pain-12-weeks'
const everything = { q: '', region: '', which: '' }

beforeAll(async () => {
  const harbour = await newClinic('Harbour')
  ana = await newTherapist(harbour, 'Ana')
  ben = await newTherapist(harbour, 'Ben')
  admin = await newAdmin(harbour, 'Ada')
  eve = await newTherapist(await newClinic('Riverside'), 'Eve')
  squeeze = await newExercise(ana, 'Scapular squeeze of ours')
  foreign = await newExercise(eve, 'Riverside secret')
})

const item = (exerciseId: string): ProtocolForm['phases'][number]['prescriptions'][number] => ({
  id: v7(),
  exerciseId,
  dosage: { sets: 3, painCeiling: 5, frequency: { kind: 'days-a-week', days: 5, timesADay: 1 } },
  note: 'Slowly.',
})

/** What a therapist who wrote a protocol from nothing has typed. */
async function typed(name: string, exercises = [squeeze]): Promise<ProtocolDraft> {
  const { content } = await beginProtocol(ana, null)
  content.phases[0]!.prescriptions.push(...exercises.map(item))
  return protocolDraftSchema.parse({
    ...content,
    ...{ name, condition: 'Neck pain', regions: ['neck'], problem: 'Sore neck' },
    sources: [{ text: 'A paper.' }, { text: '' }],
  })
}

const save = (
  viewer: StaffViewer,
  id: string,
  content: ProtocolDraft,
  rest: { revision?: number; share?: boolean; from?: string | null } = {},
) => saveProtocol(viewer, id, { content, revision: 0, share: false, from: null, ...rest })

async function shared(name: string, content?: ProtocolDraft) {
  const id = v7()
  return { id, ...(await save(ana, id, content ?? (await typed(name)), { share: true })) }
}

const names = async (viewer: StaffViewer, wish: Partial<typeof everything> = {}) =>
  (await listProtocols(viewer, { ...everything, ...wish })).map(({ name }) => name)
const refusal = (trial: Promise<unknown>) =>
  trial.then<Record<string, string>, Record<string, string>>(
    () => ({}),
    (error: unknown) => {
      if (error instanceof Refused) return error.fields
      throw error
    },
  )
const rowsOf = (viewer: StaffViewer, id: string) =>
  asViewer(viewer, (tx) => tx.protocol.findMany({ where: { id } }))

describe('built-in protocols', () => {
  it('name every exercise that they prescribe, and stand in the list with their weeks', async () => {
    const line = (await listProtocols(ana, everything)).find(({ slug }) => slug === builtIn)
    expect(line).toMatchObject({ own: false, shared: true, archived: false })
    expect(line?.phases.map(({ weeks }) => weeks)).toEqual([4, 8])
    const { content, exercises, by } = await getProtocol(ana, builtIn)
    for (const { exerciseId } of content.phases.flatMap((phase) => phase.prescriptions))
      expect(exercises[exerciseId]?.name).toBeTruthy()
    expect(by).toBeNull()
  })

  it('are found by condition and by region, and by nothing that is none', async () => {
    const all = await names(ana)
    expect(all.length).toBeGreaterThanOrEqual(8)
    expect(await names(ana, { region: 'elbow' })).toEqual(['Tennis elbow, 12 weeks'])
    expect(await names(ana, { q: 'lateral elbow tendinopathy' })).toEqual(['Tennis elbow, 12 weeks'])
    expect(await names(ana, { region: 'constructor', which: '\0' })).toEqual(all)
    expect(await names(ana, { q: "'; DROP TABLE protocols" })).toEqual([])
  })

  it('are nobody’s to write', async () => {
    const { id } = await getProtocol(ana, builtIn)
    const content = await typed('Mine now')
    for (const revision of [0, 1])
      await expect(save(ana, id, content, { revision })).rejects.toThrow(NotFound)
    await expect(archiveProtocol(ana, id, true)).rejects.toThrow(NotFound)
    await expect(latestProtocolRevision(ana, id)).rejects.toThrow(NotFound)
    expect((await getProtocol(eve, builtIn)).name).toBe('Upper back pain, 12 weeks')
  })
})

describe('a protocol of the clinic', () => {
  it('is its maker’s alone until it is shared, and no other clinic’s ever', async () => {
    const id = v7()
    const content = await typed('Heron neck')
    const { slug } = await save(ana, id, content)
    expect(slug).toBe('own-heron-neck')
    expect(await names(ana, { q: 'heron neck' })).toEqual(['Heron neck'])
    for (const viewer of [ben, admin, eve]) {
      expect(await names(viewer, { q: 'heron neck' })).toEqual([])
      await expect(getProtocol(viewer, slug)).rejects.toThrow(NotFound)
      await expect(save(viewer, id, content, { revision: 1 })).rejects.toThrow(NotFound)
      await expect(save(viewer, id, { ...content, phases: [] })).rejects.toThrow(NotFound)
      await expect(latestProtocolRevision(viewer, id)).rejects.toThrow(NotFound)
      await expect(archiveProtocol(viewer, id, true)).rejects.toThrow(NotFound)
      await expect(beginProtocol(viewer, { protocolSlug: slug })).rejects.toThrow(NotFound)
    }
    expect((await protocolChoices(ben)).map((each) => each.slug)).not.toContain(slug)

    expect(await save(ana, id, content, { revision: 1, share: true })).toEqual({ slug, revision: 2 })
    for (const viewer of [ben, admin]) {
      const sheet = await getProtocol(viewer, slug)
      expect(sheet).toMatchObject({ own: true, shared: true, revision: 2, sources: ['A paper.'] })
      expect(sheet.by).toMatchObject({ made: 'Ana', changed: 'Ana' })
    }
    expect(await names(eve, { q: 'heron neck' })).toEqual([])
    await expect(getProtocol(eve, slug)).rejects.toThrow(NotFound)
    // The second wall.
    expect(await rowsOf(ben, id)).toHaveLength(1)
    expect(await rowsOf(eve, id)).toEqual([])
  })

  it('is sent twice and stands once; an address is the clinic’s, also beside a colleague’s draft', async () => {
    const id = v7()
    const content = await typed('Twice')
    const answer = await save(ana, id, content)
    expect(await save(ana, id, content)).toEqual(answer)
    expect(await refusal(save(ana, id, { ...content, condition: 'Another' }))).toEqual({
      revision: expect.stringMatching(
        /^You, in another window or a moment ago, saved this protocol on .* not saved\.$/,
      ),
    })
    expect(await names(ana, { q: 'twice' })).toEqual(['Twice'])
    expect((await save(ben, v7(), content)).slug).toBe('own-twice-2')
    expect((await save(eve, v7(), { ...content, phases: [] })).slug).toBe('own-twice')
  })

  it('is edited by two: the second is told by whom, and writes over it only when asked to', async () => {
    const { id, slug } = await shared('Two hands')
    const content = await typed('Two hands')
    await save(ben, id, { ...content, summary: 'By Ben' }, { revision: 1 })
    const mine = { ...content, summary: 'By Ana' }
    const told = await refusal(save(ana, id, mine, { revision: 1 }))
    expect(told.revision).toMatch(/^Ben saved this protocol on .* What you typed is still here/)
    expect((await getProtocol(ana, slug)).summary).toBe('By Ben')
    await save(ana, id, mine, { revision: await latestProtocolRevision(ana, id) })
    expect(await getProtocol(ben, slug)).toMatchObject({ summary: 'By Ana', revision: 3 })
  })

  it('takes both of two who save at once one after the other', async () => {
    const { id } = await shared('At once')
    const content = await typed('At once')
    const answers = await Promise.all(
      [ana, ben].map((viewer) => refusal(save(viewer, id, content, { revision: 1 }))),
    )
    expect(answers.filter((fields) => 'revision' in fields)).toHaveLength(1)
  })

  it('is shared finished, and stays so', async () => {
    const id = v7()
    const content = await typed('Half')
    const half = { ...content, condition: ' ', phases: [] }
    expect(await refusal(save(ana, id, half, { share: true }))).toEqual({
      condition: 'Say for which condition it is',
      phases: 'A plan needs a phase',
    })
    expect(await rowsOf(ana, id)).toEqual([])
    await save(ana, id, half)
    await save(ana, id, content, { revision: 1, share: true })
    expect(Object.keys(await refusal(save(ben, id, half, { revision: 2 })))).toEqual(['condition', 'phases'])
    expect((await rowsOf(ana, id))[0]).toMatchObject({ shared: true, revision: 2, condition: 'Neck pain' })
  })

  it('prescribes what the catalog offers, and nothing of another clinic', async () => {
    const id = v7()
    const at = (j: number) => ({
      [`phases.0.prescriptions.${j}`]: 'This exercise is not in your catalog. Take it out.',
    })
    expect(await refusal(save(ana, id, await typed('Nested', [squeeze, foreign])))).toEqual(at(1))
    expect(await refusal(save(ana, id, await typed('Nested', [v7()]), { share: true }))).toEqual(at(0))
    expect(await rowsOf(ana, id)).toEqual([])
  })

  it('keeps an exercise that was archived since, and takes up none', async () => {
    const old = await newExercise(ana, 'Soon archived')
    const content = await typed('Keeps', [old])
    const { id, slug, revision } = await shared('Keeps', content)
    const archivedAt = new Date()
    await asViewer(ana, (tx) => tx.exercise.updateMany({ where: { id: old }, data: { archivedAt } }))
    expect((await save(ana, id, content, { revision })).revision).toBe(2)
    expect(Object.keys(await refusal(save(ana, v7(), content)))).toEqual(['phases.0.prescriptions.0'])
    const copy = await beginProtocol(ben, { protocolSlug: slug })
    expect(copy.leftOut).toEqual(['Soon archived'])
    expect(copy.content.phases[0]?.prescriptions).toEqual([])
    expect(copy.choices.some((choice) => choice.id === old)).toBe(false)
  })

  it('archived, is offered no more and can be found and brought back', async () => {
    const { id, slug } = await shared('Gone for now')
    const patient = await newPatient(ana, 'Iris')
    await archiveProtocol(ben, id, true)
    expect(await names(ana)).not.toContain('Gone for now')
    expect(await names(ana, { which: 'archived' })).toContain('Gone for now')
    expect(await names(eve, { which: 'archived' })).toEqual([])
    expect((await protocolChoices(ana)).map((each) => each.slug)).not.toContain(slug)
    await expect(startPlan(ana, patient, { protocolSlug: slug })).rejects.toThrow(NotFound)
    expect(await getProtocol(ana, slug)).toMatchObject({ archived: true })
    await archiveProtocol(ana, id, false)
    expect(await startPlan(ana, patient, { protocolSlug: slug })).toBeTruthy()
  })
})

describe('how much there may be', () => {
  it('a plan and a protocol end somewhere', async () => {
    const content = await typed('Endless')
    const items = Array.from({ length: 40 }, () => ({ ...item(squeeze), note: 'x'.repeat(500) }))
    const phases = Array.from({ length: 12 }, () => ({
      ...content.phases[0]!,
      id: v7(),
      prescriptions: items,
    }))
    expect(await refusal(save(ana, v7(), { ...content, phases }))).toEqual({
      '': expect.stringContaining('At most 150 items'),
    })
    expect(await names(ana, { q: 'endless' })).toEqual([])
    const planId = await startPlan(ana, await newPatient(ana, 'Edith'), {})
    const draft = draftOfNextVersion(await getPlan(ana, planId))
    const long = {
      ...draft.content,
      phases: draft.content.phases.map((phase) => ({ ...phase, prescriptions: items })),
    }
    const endless = { ...long, phases: Array.from({ length: 12 }, () => ({ ...long.phases[0]!, id: v7() })) }
    expect(await refusal(saveDraft(ana, planId, endless, draft.revision))).toEqual({
      '': expect.stringContaining('At most 150 items'),
    })
    const few = endless.phases.map((phase) => ({ ...phase, prescriptions: items.slice(0, 12) }))
    const full = few.with(0, { ...few[0]!, prescriptions: items.slice(0, 18) })
    const longer = full.map((phase) => ({ ...phase, aim: 'x'.repeat(12_000) }))
    expect(await refusal(saveDraft(ana, planId, { ...long, phases: longer }, draft.revision))).toEqual({
      '': expect.stringContaining('too long'),
    })
    expect(await saveDraft(ana, planId, { ...long, phases: full }, draft.revision)).toBeTruthy()
    const more = full.with(1, { ...few[0]!, prescriptions: items.slice(0, 13) })
    expect(await refusal(save(ana, v7(), { ...content, phases: more }))).toEqual({
      '': expect.stringContaining('At most 150 items'),
    })
  })

  it('what had more items from before may have fewer, and never more', async () => {
    const { phases, ...rest } = await typed('From before')
    const holding = (...counts: number[]) => ({
      ...rest,
      phases: counts.map((length) => ({
        ...{ ...phases[0]!, id: v7() },
        prescriptions: Array.from({ length }, () => item(squeeze)),
      })),
    })
    const tooMany = { '': expect.stringMatching(/^At most \d+ items/) }
    const many = holding(40, 40, 40, 40, 40)
    const id = v7()
    const { slug } = await save(ana, id, holding(1))
    await asViewer(ana, (tx) => tx.protocol.updateMany({ where: { id }, data: { content: asJson(many) } }))

    const planId = await startPlan(ana, await newPatient(ana, 'Ester'), { protocolSlug: slug })
    const { content, revision } = draftOfNextVersion(await getPlan(ana, planId))
    const drafted = (...counts: number[]) => ({ ...content, phases: holding(...counts).phases })
    expect(await refusal(saveDraft(ana, planId, drafted(40, 40, 40, 40, 40, 1), revision))).toEqual(tooMany)
    const fewer = await saveDraft(ana, planId, drafted(40, 40, 40, 40, 39), revision)
    expect(await refusal(saveDraft(ana, planId, drafted(40, 40, 40, 40, 40), fewer.revision))).toEqual(
      tooMany,
    )

    expect(
      await refusal(
        save(ana, id, { ...many, phases: [...many.phases, ...holding(1).phases] }, { revision: 1 }),
      ),
    ).toEqual(tooMany)
    expect((await save(ana, id, holding(40, 40, 40, 40, 39), { revision: 1 })).revision).toBe(2)
    expect(await refusal(save(ana, id, many, { revision: 2 }))).toEqual(tooMany)
  })

  it('a next version may have as many items as the one that it follows', async () => {
    const planId = await startPlan(ana, await newPatient(ana, 'Esra'), {})
    const { content, revision } = draftOfNextVersion(await getPlan(ana, planId))
    const phases = Array.from({ length: 4 }, () => ({
      ...{ ...content.phases[0]!, id: v7() },
      prescriptions: Array.from({ length: 40 }, () => item(squeeze)),
    }))
    const many = { ...content, problem: 'Sore neck', phases }
    await asViewer(ana, (tx) =>
      tx.planDraft.updateMany({ where: { planId }, data: { content: asJson(many) } }),
    )
    await publish(ana, planId, { revision, read: 0, effectiveOn: content.startsOn, reason: '' })

    const next = draftOfNextVersion(await getPlan(ana, planId))
    const more = { ...content.phases[0]!, id: v7(), prescriptions: [item(squeeze)] }
    const longer = { ...next.content, phases: [...next.content.phases, more] }
    expect(await refusal(saveDraft(ana, planId, longer, next.revision))).toEqual({
      '': expect.stringContaining('At most 160 items'),
    })
    expect(await saveDraft(ana, planId, next.content, next.revision)).toBeTruthy()
  })

  describe('end', () => {
    let zoe: Therapist, yan: Therapist
    beforeEach(async () => {
      const full = await newClinic('Full')
      zoe = await newTherapist(full, 'Zoe')
      yan = await newTherapist(full, 'Yan')
    })
    const unfinished = async () => ({ ...(await typed('One more')), phases: [] })
    const written = (many: number, shared: boolean, characters = 0) =>
      asViewer(zoe, (tx) =>
        tx.protocol.createMany({
          data: Array.from({ length: many }, (_, i) => ({
            ...{ id: v7(), clinicId: zoe.clinicId, slug: `own-${shared}-${i}`, name: `Number ${i}`, shared },
            ...{ condition: '', summary: '', contentHash: '', archivedAt: new Date() },
            ...{ content: { problem: 'x'.repeat(characters), phases: [] } },
            ...{ createdBy: zoe.accountId, updatedBy: zoe.accountId },
          })),
        }),
      )

    it('a clinic shares five hundred, of which those that stand may still be written', async () => {
      await written(499, true)
      const id = v7()
      const content = await typed('Five hundredth', [await newExercise(zoe, 'Squeeze')])
      await save(zoe, id, content, { share: true })
      const refused = { '': expect.stringContaining('shares 500 protocols') }
      expect(await refusal(save(zoe, v7(), content, { share: true }))).toEqual(refused)
      await save(zoe, id, { ...content, summary: 'Written over' }, { revision: 1 })
      const draft = v7()
      await save(zoe, draft, content)
      expect(await refusal(save(zoe, draft, content, { share: true, revision: 1 }))).toEqual(refused)
      expect(await names(zoe, { which: 'archived' })).toHaveLength(499)
    })

    it('fifty drafts of one, which take the room of nobody else', async () => {
      await written(49, false)
      const content = await unfinished()
      const id = v7()
      await save(zoe, id, content)
      expect(await refusal(save(zoe, v7(), content))).toEqual({
        '': expect.stringContaining('You have 50 drafts'),
      })
      await save(zoe, id, { ...content, summary: 'Written over' }, { revision: 1 })
      await save(yan, v7(), content)
    })

    it('what a clinic shares has eight million characters, archived or not, also where two are shared at once', async () => {
      await written(40, true, 199_800)
      const content = await typed('Long', [await newExercise(zoe, 'Squeeze')])
      const long = { ...content, summary: 'x'.repeat(4_000) }
      const refused = { '': expect.stringMatching(/your clinic shares of protocols would be too long/) }
      const answers = [zoe, yan].map((viewer) => refusal(save(viewer, v7(), long, { share: true })))
      expect(await Promise.all(answers)).toEqual(expect.arrayContaining([{}, refused]))
      const short = v7()
      await save(zoe, short, content, { share: true })
      expect(await refusal(save(zoe, short, long, { share: true, revision: 1 }))).toEqual(refused)
      await save(eve, v7(), { ...long, phases: [] })
    })

    it('one to be written is counted as those that are', async () => {
      await written(40, true, 199_000)
      const content = await typed('To the letter', [await newExercise(zoe, 'Squeeze')])
      const [first, second] = [v7(), v7()]
      await save(zoe, first, content, { share: true })
      const leave = (room: number) =>
        asViewer(
          zoe,
          (tx) => tx.$executeRaw`
            UPDATE protocols SET summary = repeat('x', 8000000 - ${room}::int - held.all_others - 2 * held.first) FROM (
              SELECT sum(length(content::text)) FILTER (WHERE id <> ${first}::uuid)::int AS all_others,
                sum(length(content::text || summary)) FILTER (WHERE id = ${first}::uuid)::int AS first
              FROM protocols WHERE clinic_id = ${zoe.clinicId}::uuid) held
            WHERE clinic_id = ${zoe.clinicId}::uuid AND slug = 'own-true-0'`,
        )
      await leave(-1)
      expect(await refusal(save(zoe, second, content, { share: true }))).toHaveProperty('')
      await leave(0)
      expect(await refusal(save(zoe, second, content, { share: true }))).toEqual({})
    })

    it('who had more than that before, in number or in length, writes over each and shortens it', async () => {
      const content = await typed('Over it', [await newExercise(zoe, 'Squeeze')])
      const id = v7()
      await save(zoe, id, { ...content, summary: 'x'.repeat(900) }, { share: true })
      const draft = v7()
      await save(zoe, draft, { ...content, summary: 'x'.repeat(900) })
      await written(501, true, 16_000)
      await written(51, false, 40_000)
      const words = async (protocol: string, revision: number, characters: number) =>
        refusal(save(zoe, protocol, { ...content, summary: 'x'.repeat(characters) }, { revision }))
      const tooLong = { '': expect.stringMatching(/too long to be looked through/) }
      for (const protocol of [id, draft]) {
        expect(await words(protocol, 1, 901)).toEqual(tooLong)
        expect(await words(protocol, 1, 900)).toEqual({})
        expect(await words(protocol, 2, 500)).toEqual({})
        expect(await words(protocol, 3, 501)).toEqual(tooLong)
      }
      expect(await refusal(save(zoe, draft, content, { share: true, revision: 3 }))).toEqual({
        '': expect.stringContaining('shares 500 protocols'),
      })
    })

    it('one’s drafts have two million characters, which take the room of nobody else', async () => {
      await written(10, false, 199_800)
      const content = { ...(await unfinished()), summary: 'x'.repeat(3_000) }
      const refused = { '': expect.stringMatching(/your drafts of protocols would be too long/) }
      expect(await refusal(save(zoe, v7(), content))).toEqual(refused)
      await save(yan, v7(), content)
    })
  })
})

describe('adapting', () => {
  it('makes a protocol of the clinic that knows where it came from', async () => {
    const { content, origin } = await beginProtocol(ana, { protocolSlug: builtIn })
    expect(content.name).toBe('Upper back pain, 12 weeks, adapted')
    expect(origin).toMatchObject({ kind: 'protocol', slug: builtIn })
    const id = v7()
    const draft = protocolDraftSchema.parse(content)
    const { slug } = await save(ana, id, draft, { share: true, from: builtIn })
    expect((await getProtocol(ben, slug)).adaptedFrom).toEqual({
      slug: builtIn,
      name: 'Upper back pain, 12 weeks',
    })
    const again = v7()
    const second = await save(ben, again, { ...draft, name: 'Third hand' }, { from: slug })
    expect((await getProtocol(ben, second.slug)).adaptedFrom?.slug).toBe(builtIn)
    const lost = await save(eve, v7(), { ...draft, name: 'No origin' }, { from: slug })
    expect((await getProtocol(eve, lost.slug)).adaptedFrom).toBeNull()
  })
})

describe('plans and protocols', () => {
  async function activePlan() {
    const patient = await newPatient(ana, 'Edith')
    const planId = await startPlan(ana, patient, {})
    const { content } = draftOfNextVersion(await getPlan(ana, planId))
    content.phases[0]?.prescriptions.push({ ...item(squeeze), note: 'Mind your hip, Edith.' })
    content.goals = [{ text: 'Sing' }]
    const { revision } = await saveDraft(ana, planId, content, 1)
    await publish(ana, planId, { read: 0, revision, effectiveOn: content.startsOn, reason: '' })
    return planId
  }

  it('a plan becomes a protocol without its patient, for those who may read it', async () => {
    const planId = await activePlan()
    const { content, origin } = await beginProtocol(ana, { planId, keepsNotes: false })
    expect(origin).toEqual({ kind: 'plan', planId })
    expect(content).toMatchObject({ problem: 'Upper back pain', goals: [{ text: 'Sing' }] })
    expect(content.phases[0]?.prescriptions[0]).toMatchObject({ exerciseId: squeeze, dosage: { sets: 3 } })
    expect(JSON.stringify(content)).not.toContain('Edith')
    const kept = await beginProtocol(admin, { planId, keepsNotes: true })
    expect(JSON.stringify(kept.content)).toContain('Mind your hip, Edith.')
    for (const viewer of [ben, eve])
      await expect(beginProtocol(viewer, { planId, keepsNotes: false })).rejects.toThrow(NotFound)
    const unwritten = await startPlan(ana, await newPatient(ana, 'Ivo'), {})
    await expect(beginProtocol(ana, { planId: unwritten, keepsNotes: false })).rejects.toThrow(NotFound)
  })

  it('a plan begins as a protocol, and stays as it was when the protocol is edited', async () => {
    const { id, slug } = await shared('Origin of a plan')
    const planId = await startPlan(ben, await newPatient(ben, 'Ida'), { protocolSlug: slug })
    const before = draftOfNextVersion(await getPlan(ben, planId)).content
    expect(before).toMatchObject({ problem: 'Sore neck' })
    await save(ana, id, { ...(await typed('Origin of a plan')), problem: 'Other' }, { revision: 1 })
    expect(draftOfNextVersion(await getPlan(ben, planId)).content).toEqual(before)
  })

  it('one’s own draft can be used before it is finished, and nobody else’s', async () => {
    const content = await typed('Unfinished')
    const { slug } = await save(ana, v7(), { ...content, condition: '', reassessEveryWeeks: undefined })
    const planId = await startPlan(ana, await newPatient(ana, 'Ilse'), { protocolSlug: slug })
    const draft = draftOfNextVersion(await getPlan(ana, planId)).content
    expect(draft.phases[0]?.prescriptions).toHaveLength(1)
    const other = await newPatient(ben, 'Isa')
    await expect(startPlan(ben, other, { protocolSlug: slug })).rejects.toThrow(NotFound)
  })

  it('are offered for one’s own patients alone', async () => {
    const hugo = await newPatient(eve, 'Hugo')
    expect(await patientsToPlanFor(eve)).toEqual([{ id: hugo, name: 'Hugo' }])
    expect((await patientsToPlanFor(ana)).map(({ id }) => id)).not.toContain(hugo)
  })

  it('an empty plan is named after the diagnosis, cut between characters and never inside one', async () => {
    const family = '👨‍👩‍👧'
    const patient = await newPatient(ana, 'Ines', { diagnosis: `${'x'.repeat(119)}${family}${family}` })
    const plan = await getPlan(ana, await startPlan(ana, patient, {}))
    expect(draftOfNextVersion(plan).content.problem).toBe(`${'x'.repeat(119)}${family}`)
  })
})
