// The clinic's own items on a real database: whose they are, stale edits, variants, archiving, and where they are used.
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { wishOf } from '@/domain/catalog/wish'
import { addDays } from '@/domain/dates'
import { getExercise } from '@/server/catalog'
import { searchCatalog } from '@/server/catalog-search'
import { disableColleague } from '@/server/clinic'
import { asViewer } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { exerciseUse } from '@/server/exercise-use'
import { meanwhile } from '@/server/meanwhile.fixture'
import {
  addExercise,
  archiveExercise,
  latestExerciseRevision,
  listArchived,
  lockOwnCatalog,
  saveExercise,
} from '@/server/own-exercises'
import { asSearch, leaveRoom, leaveWords, ownExercise } from '@/server/own-exercises.fixture'
import { endPlan, pausePlan, resumePlan } from '@/server/plan-course'
import { draftOfNextVersion, getPlan, saveDraft, startPlan } from '@/server/plans'
import { publish } from '@/server/publishing'
import { newAdmin, newClinic, newPatient, newTherapist } from '@/server/staff.fixture'
import type { Admin, StaffViewer, Therapist } from '@/server/viewer'

let ana: Therapist
let ben: Therapist
let admin: StaffViewer
let eve: Therapist

beforeAll(async () => {
  const harbour = await newClinic('Harbour')
  ana = await newTherapist(harbour, 'Ana')
  ben = await newTherapist(harbour, 'Ben')
  admin = await newAdmin(harbour, 'Ada')
  eve = await newTherapist(await newClinic('Riverside'), 'Eve')
})

const add = async (
  name: string,
  change: Parameters<typeof ownExercise>[1] = {},
  viewer: StaffViewer = ana,
) => {
  const { slug } = await addExercise(viewer, ownExercise(name, change), null)
  return getExercise(viewer, slug)
}
const shelf = async (viewer: StaffViewer, name: string) =>
  (await searchCatalog(viewer, wishOf({ q: name }))).exercises.map(({ slug }) => slug)
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => ({}) as Record<string, string>,
    (error: unknown) => {
      if (error instanceof Refused) return error.fields
      throw error
    },
  )

describe('making an item', () => {
  it('keeps everything that was written, for the clinic alone', async () => {
    const written = ownExercise('Wall walk', { videoUrl: 'https://vimeo.com/1' })
    const { slug } = await addExercise(admin, written, null)
    expect(slug).toBe('own-wall-walk')
    expect(await getExercise(ana, slug)).toMatchObject({
      ...written,
      own: true,
      archived: false,
      revision: 1,
    })
    await expect(getExercise(eve, slug)).rejects.toThrow(NotFound)
    expect(await shelf(eve, 'Wall walk')).not.toContain(slug)
  })

  it('gives each its own address, and another clinic may use the same', async () => {
    expect((await add('Twice')).slug).toBe('own-twice')
    expect((await add('Twice', {}, ben)).slug).toBe('own-twice-2')
    expect((await add('Twice', {}, eve)).slug).toBe('own-twice')
  })

  it('gives each its own address also when two are made at once', async () => {
    const made = await Promise.all(
      [ana, ben, admin].map((viewer) => addExercise(viewer, ownExercise('At once'), null)),
    )
    expect(new Set(made.map(({ slug }) => slug)).size).toBe(3)
  })

  it('is there once where the same is sent again, and anew where anything differs', async () => {
    const { slug: easier } = await add('Once, easier')
    const sent = ownExercise('Once', { easier })
    const send = (change = {}, from: string | null = null) =>
      addExercise(ana, { ...sent, ...change }, from).then(({ slug }) => slug)
    expect(await Promise.all([1, 2, 3].map(() => send()))).toEqual(Array(3).fill('own-once'))
    expect(await send({ steps: ['Otherwise.'] })).toBe('own-once-2')
    expect(await send({ easier: null })).toBe('own-once-3')
    expect(await send({}, 'wall-slide')).toBe('own-once-4')
    expect(await send({}, 'wall-slide')).toBe('own-once-4')
    await archiveExercise(ana, (await getExercise(ana, 'own-once')).id, true)
    expect(await send()).toBe('own-once-5')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 })
    expect(await send()).toBe('own-once-6')
    vi.useRealTimers()
  })

  it('adapts what is built in, and remembers it through a copy of the copy', async () => {
    const { slug } = await addExercise(ana, ownExercise('Slide, adapted'), 'wall-slide')
    expect((await getExercise(ana, slug)).adaptedFrom?.slug).toBe('wall-slide')
    const copy = await addExercise(ana, ownExercise('Slide, adapted again'), slug)
    expect((await getExercise(ana, copy.slug)).adaptedFrom?.slug).toBe('wall-slide')
    await expect(addExercise(eve, ownExercise('Stolen'), slug)).rejects.toThrow(NotFound)
    await expect(addExercise(ana, ownExercise('From nothing'), 'no-such')).rejects.toThrow(NotFound)
  })
})

describe('editing an item', () => {
  it('is for any of the clinic’s staff, and for nobody else', async () => {
    const { id, slug } = await add('Edited')
    await saveExercise(ben, id, ownExercise('Edited well', { steps: ['Once more.'] }), 1)
    expect(await getExercise(ana, slug)).toMatchObject({
      name: 'Edited well',
      steps: ['Once more.'],
      revision: 2,
    })
    for (const wrong of [
      () => saveExercise(eve, id, ownExercise('Stolen'), 2),
      () => archiveExercise(eve, id, true),
      () => latestExerciseRevision(eve, id),
      () => saveExercise(ana, v7(), ownExercise('Nothing'), 1),
      () => saveExercise(ana, 'no id', ownExercise('Nothing'), 1),
    ])
      await expect(wrong()).rejects.toThrow(NotFound)
    expect((await getExercise(ana, slug)).name).toBe('Edited well')
  })

  it('leaves what is built in alone, at both walls', async () => {
    const { id } = await getExercise(ana, 'wall-slide')
    await expect(saveExercise(ana, id, ownExercise('Ours'), 1)).rejects.toThrow(NotFound)
    await expect(archiveExercise(admin, id, true)).rejects.toThrow(NotFound)
    const changed = await asViewer(admin, (tx) =>
      tx.exercise.updateMany({ where: { slug: 'wall-slide' }, data: { name: 'Ours' } }),
    )
    expect(changed.count).toBe(0)
  })

  it('tells the second of two who edit at once, and writes nothing', async () => {
    const { id, slug } = await add('Both')
    await saveExercise(ben, id, ownExercise('Ben’s'), 1)
    const { revision } = await refusal(saveExercise(ana, id, ownExercise('Ana’s'), 1))
    expect(revision).toMatch(/^Ben saved this exercise on .+ not saved\.$/)
    expect((await getExercise(ana, slug)).name).toBe('Ben’s')
    const latest = await latestExerciseRevision(ana, id)
    await saveExercise(ana, id, ownExercise('Ana’s'), latest)
    expect((await getExercise(ana, slug)).name).toBe('Ana’s')
  })

  it('lets one of two win who press at the same moment', async () => {
    const { id } = await add('Race')
    const results = await Promise.all(
      [ana, ben].map((who) => refusal(saveExercise(who, id, ownExercise('Race'), 1))),
    )
    expect(results.filter(({ revision }) => revision)).toHaveLength(1)
  })
})

describe('variants', () => {
  const variantsOf = async (slug: string) => {
    const { easier, harder } = await getExercise(ana, slug)
    return [easier?.slug ?? null, harder?.slug ?? null]
  }

  it('name each other where both are the clinic’s own, until one ends it', async () => {
    const hard = await add('Hard one')
    const easy = await add('Easy one', { harder: hard.slug, easier: 'wall-slide' })
    expect(await variantsOf(hard.slug)).toEqual([easy.slug, null])
    expect(await variantsOf(easy.slug)).toEqual(['wall-slide', hard.slug])
    expect((await getExercise(ana, 'wall-slide')).harder?.slug).not.toBe(easy.slug)
    // Whoever has the other one open is told.
    expect(await refusal(saveExercise(ana, hard.id, ownExercise('Hard one'), 1))).toHaveProperty('revision')
    await saveExercise(ana, easy.id, ownExercise('Easy one'), 1)
    expect(await variantsOf(hard.slug)).toEqual([null, null])
  })

  it('are of the clinic’s catalog alone', async () => {
    const { slug } = await add('Eve’s', {}, eve)
    expect(await refusal(add('Names Eve’s', { harder: slug }))).toEqual({
      harder: 'Choose an exercise of your catalog',
    })
    expect(await refusal(add('Names nothing', { easier: 'no-such-exercise' }))).toHaveProperty('easier')
    expect(await shelf(ana, 'Names Eve’s')).not.toContain('own-names-eve-s')
  })

  it('never go round', async () => {
    const first = await add('First')
    const second = await add('Second', { easier: first.slug })
    const third = await add('Third', { easier: second.slug })
    expect(
      await refusal(
        saveExercise(ana, third.id, ownExercise('Third', { easier: second.slug, harder: first.slug }), 1),
      ),
    ).toEqual({
      harder: expect.stringContaining('goes round') as string,
    })
    expect(
      await refusal(saveExercise(ana, first.id, ownExercise('First', { harder: first.slug }), 2)),
    ).toHaveProperty('harder')
    expect(await variantsOf(third.slug)).toEqual([second.slug, null])
  })
})

describe('archiving', () => {
  it('takes an item out of the list and keeps its page; it can be brought back', async () => {
    const { id, slug } = await add('Old')
    await archiveExercise(ben, id, true)
    expect(await shelf(ana, 'Old')).not.toContain(slug)
    expect(await getExercise(ana, slug)).toMatchObject({ archived: true })
    expect((await listArchived(ana)).exercises.map((line) => line.slug)).toContain(slug)
    expect((await listArchived(eve)).exercises.map((line) => line.slug)).not.toContain(slug)
    await archiveExercise(ben, id, false)
    expect(await shelf(ana, 'Old')).toContain(slug)
  })

  it('is the end of it: nothing is deleted', async () => {
    const { id } = await add('For good')
    await expect(asViewer(admin, (tx) => tx.exercise.deleteMany({ where: { id } }))).rejects.toMatchObject({
      state: '42501',
    })
  })
})

describe('where an item is used', () => {
  async function planWith(viewer: Therapist, patientName: string, exerciseId: string) {
    const planId = await startPlan(viewer, await newPatient(viewer, patientName), {})
    const { content } = draftOfNextVersion(await getPlan(viewer, planId))
    content.problem = 'Shoulder'
    content.phases[0]!.prescriptions.push({
      id: v7(),
      exerciseId,
      dosage: { painCeiling: 5, frequency: { kind: 'as-needed' } },
      note: '',
    })
    const { revision } = await saveDraft(viewer, planId, content, 1)
    await publish(viewer, planId, { read: 0, revision, effectiveOn: content.startsOn, reason: '' })
    return planId
  }
  const patients = async (viewer: StaffViewer, id: string) =>
    (await exerciseUse(viewer, id)).plans.map(({ patientName }) => patientName)

  it('names plans of the viewer’s own patients, and all of them to an admin', async () => {
    const { id } = await add('Used')
    const planId = await planWith(ana, 'Edith', id)
    await planWith(ben, 'Farid', id)
    expect(await exerciseUse(ana, id)).toEqual({
      protocols: [],
      plans: [{ planId, problem: 'Shoulder', patientName: 'Edith' }],
      planCount: 1,
    })
    expect(await patients(ben, id)).toEqual(['Farid'])
    expect(await patients(admin, id)).toEqual(['Edith', 'Farid'])
    expect(await exerciseUse(eve, id)).toEqual({ protocols: [], plans: [], planCount: 0 })
  })

  it('counts what is in force or comes, not what was replaced or has ended', async () => {
    const { id } = await add('Replaced')
    const other = await add('Takes over')
    const planId = await planWith(ana, 'Greta', id)
    const change = async (days: number, to: string) => {
      const plan = await getPlan(ana, planId)
      const draft = draftOfNextVersion(plan)
      draft.content.phases[0]!.prescriptions = [
        { id: v7(), exerciseId: to, dosage: { painCeiling: 5, frequency: { kind: 'as-needed' } }, note: '' },
      ]
      const { revision } = await saveDraft(ana, planId, draft.content, draft.revision)
      await publish(ana, planId, {
        ...{ read: plan.publications.length, revision, effectiveOn: addDays(plan.today, days), reason: '' },
      })
    }
    await change(7, other.id)
    expect([await patients(ana, id), await patients(ana, other.id)]).toEqual([['Greta'], ['Greta']])
    await change(0, other.id)
    expect([await patients(ana, id), await patients(ana, other.id)]).toEqual([[], ['Greta']])
    const read = (await getPlan(ana, planId)).publications.length
    await endPlan(ana, planId, { read, revision: 0, how: 'completed', reason: '', cancelSessions: [] })
    expect(await patients(ana, other.id)).toEqual([])
  })

  it('counts what a plan goes on with where a pause has put off what takes its place', async () => {
    const { id } = await add('Goes on')
    const other = await add('Comes later')
    const planId = await planWith(ana, 'Hanna', id)
    const plan = await getPlan(ana, planId)
    const { content, revision: unsaved } = draftOfNextVersion(plan)
    const [first] = content.phases
    const prescriptions = [{ ...first!.prescriptions[0]!, id: v7(), exerciseId: other.id }]
    const next = { ...content, phases: [{ ...first!, id: v7(), prescriptions }] }
    const { revision } = await saveDraft(ana, planId, next, unsaved)
    await publish(ana, planId, { read: 1, revision, effectiveOn: addDays(plan.today, 7), reason: '' })
    const from = addDays(plan.today, 2)
    await pausePlan(ana, planId, { from })
    await resumePlan(ana, planId, { on: addDays(plan.today, 5), seen: { from, resumedOn: null } })
    const inUse = (days: number) => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date(Date.now() + days * 86_400_000) })
      return patients(ana, id).finally(() => vi.useRealTimers())
    }
    expect([await inUse(9), await inUse(10)]).toEqual([['Hanna'], []])
  })

  it('names protocols that are offered, and one’s own drafts', async () => {
    const { id } = await getExercise(ana, 'scapular-squeeze-sitting')
    const content = { phases: [{ prescriptions: [{ exerciseId: id }] }] }
    const write = (name: string, more: { shared?: boolean; archivedAt?: Date }) =>
      asViewer(ana, (tx) =>
        tx.protocol.create({
          data: {
            ...{ clinicId: ana.clinicId, slug: name, name, condition: '', summary: '', contentHash: '' },
            ...{ content, createdBy: ana.accountId, updatedBy: ana.accountId, ...more },
          },
        }),
      )
    await write('Shared', {})
    await write('Draft', { shared: false })
    await write('Archived', { archivedAt: new Date() })
    const named = async (viewer: StaffViewer) =>
      (await exerciseUse(viewer, id)).protocols.map(({ name }) => name)
    const builtIn = await named(eve)
    expect(builtIn).toContain('Upper back pain, 12 weeks')
    expect(await named(ana)).toEqual([...builtIn, 'Draft', 'Shared'].sort())
    expect(await named(ben)).toEqual([...builtIn, 'Shared'].sort())
  })
})

it('a clinic has five thousand of its own at most, archived ones too', async () => {
  const full = await newTherapist(await newClinic('Full'), 'Fay')
  await add('Row 0', {}, full)
  const [model] = await asViewer(full, (tx) => tx.exercise.findMany({ where: { clinicId: full.clinicId } }))
  await asViewer(
    full,
    (tx) =>
      tx.$executeRaw`INSERT INTO exercises SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(),
      'slug', 'own-row-' || n, 'archived_at', now()))).* FROM exercises e, generate_series(1, 4999) n WHERE e.id = ${model!.id}::uuid`,
  )
  expect(await refusal(addExercise(full, ownExercise('One more'), null))).toEqual({
    '': expect.stringContaining('5000 items'),
  })
})

it('all that a clinic has of its own is 16 MB long at most, archived ones too, also where two are made at once', async () => {
  const full = await newTherapist(await newClinic('Full of words'), 'Fay')
  const short = await add('Short', {}, full)
  await leaveRoom(full, 10_000)
  const tooLong = { '': expect.stringMatching(/would be 16\.1 MB of text, and 16 MB is the most/) }
  const long = (name: string, characters: number) =>
    ownExercise(name, { reading: Array<string>(characters / 500).fill('x'.repeat(500)) })

  const made = ['One', 'Two'].map((name) => refusal(addExercise(full, long(name, 5_000), null)))
  expect(await Promise.all(made)).toEqual(expect.arrayContaining([{}, tooLong]))
  expect(await refusal(saveExercise(full, short.id, long('Short', 5_000), 1))).toEqual(tooLong)
  expect(await getExercise(full, short.slug)).toMatchObject({ reading: [], revision: 1 })
  await saveExercise(full, short.id, long('Short', 1_000), 1)
  await addExercise(eve, long('One', 5_000), null)
})

it('who had more than that before writes over it, and shortens, also an item at a time', async () => {
  const full = await newTherapist(await newClinic('Over it'), 'Fay')
  const long = (name: string, paragraphs: number) =>
    ownExercise(name, { reading: Array<string>(paragraphs).fill('x'.repeat(500)) })
  const { slug } = await addExercise(full, long('Long', 10), null)
  const { id } = await getExercise(full, slug)
  await leaveRoom(full, -100_000)

  const tooLong = { '': expect.stringMatching(/16 MB is the most/) }
  expect(await refusal(saveExercise(full, id, long('Long', 11), 1))).toEqual(tooLong)
  expect(await refusal(addExercise(full, long('One more', 0), null))).toEqual(tooLong)
  await saveExercise(full, id, { ...long('Long', 10), stopWhen: 'Stop if pain falls.' }, 1)
  await saveExercise(full, id, long('Long', 4), 2)
  expect(await refusal(saveExercise(full, id, long('Long', 5), 3))).toEqual(tooLong)
})

describe('the words that a mistyped one may have meant', () => {
  const wordsOf = async (viewer: StaffViewer) =>
    (
      await asSearch<{ word: string }>(
        `SELECT word FROM catalog_words WHERE clinic_id = '${viewer.clinicId}'`,
      )
    ).map(({ word }) => word)

  it('go with the last item of the clinic that says them', async () => {
    const fay = await newTherapist(await newClinic('With words'), 'Fay')
    const eva = await newTherapist(await newClinic('With the same'), 'Eva')
    const one = await add('Flamingo', { otherNames: ['Pelican'], purpose: 'For balance' }, fay)
    const other = await add('Pelican', { otherNames: [] }, fay)
    await add('Flamingo', {}, eva)
    await saveExercise(fay, one.id, ownExercise('Heron', { otherNames: [], purpose: 'For balance' }), 1)
    expect(await wordsOf(fay)).toEqual(expect.arrayContaining(['heron', 'pelican', 'balance', 'shoulder']))
    expect(await wordsOf(fay)).not.toContain('flamingo')
    await saveExercise(fay, other.id, ownExercise('Stork', { otherNames: [] }), 1)
    expect(await wordsOf(fay)).toContain('stork')
    expect(await wordsOf(fay)).not.toContain('pelican')
    expect(await wordsOf(eva)).toContain('flamingo')
  })

  it('are thirty thousand at most, and others may stand in their place', async () => {
    const full = await newTherapist(await newClinic('Full of different words'), 'Fay')
    const short = await add('Short', { otherNames: [] }, full)
    const birds = ['Flamingo', 'Pelican', 'Heron', 'Stork', 'Crane', 'Ibis', 'Egret', 'Spoonbill', 'Bittern']
    const saying = (...otherNames: string[]) => ownExercise('Short', { otherNames })
    await leaveWords(full, 8)
    const tooMany = { '': expect.stringContaining('30,000 different words') }

    expect(await refusal(addExercise(full, ownExercise('Birds', { otherNames: birds }), null))).toEqual(
      tooMany,
    )
    expect(await refusal(saveExercise(full, short.id, saying(...birds), 1))).toEqual(tooMany)
    expect(await getExercise(full, short.slug)).toMatchObject({ otherNames: [], revision: 1 })
    await saveExercise(full, short.id, saying('Flamingo', 'Pelican'), 1)
    await saveExercise(full, short.id, saying('Crane', 'Ibis'), 2)
    await saveExercise(full, short.id, saying('Stork', 'Heron'), 3)
    await addExercise(full, ownExercise('Short', { otherNames: [] }), null)
    await addExercise(eve, ownExercise('Birds', { otherNames: birds }), null)
  })

  it('may become fewer where there were more from before, and never more', async () => {
    const full = await newTherapist(await newClinic('Has too many words'), 'Fay')
    const short = await add('Short', { otherNames: ['Flamingo', 'Pelican', 'Heron'] }, full)
    const saying = (...otherNames: string[]) => ownExercise('Short', { otherNames })
    await leaveWords(full, -100)
    const tooMany = { '': expect.stringContaining('30,000 different words') }

    const four = saying('Crane', 'Ibis', 'Egret', 'Stork')
    expect(await refusal(saveExercise(full, short.id, four, 1))).toEqual(tooMany)
    await saveExercise(full, short.id, saying('Crane', 'Ibis'), 1)
    const three = saying('Crane', 'Ibis', 'Egret')
    expect(await refusal(saveExercise(full, short.id, three, 2))).toEqual(tooMany)
    expect(await refusal(addExercise(full, ownExercise('Bittern', { otherNames: [] }), null))).toEqual(
      tooMany,
    )
  })
})

it('whoever writes long in the catalog keeps nobody from the rest of the clinic', async () => {
  let disabled = false
  const leaving = await newTherapist(ana.clinicId, 'Lee')
  await meanwhile(
    (begin) =>
      asViewer(ana, async (tx) => {
        await lockOwnCatalog(tx, ana)
        await begin()
        expect(disabled).toBe(true)
      }),
    async () => {
      await disableColleague(admin as Admin, leaving.accountId)
      disabled = true
    },
  )
})
