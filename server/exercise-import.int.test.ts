// Importing on a real database: as the preview said, all of it or nothing, within the clinic, and back out without loss.
import { beforeAll, describe, expect, it } from 'vitest'
import { getExercise } from '@/server/catalog'
import { asViewer } from '@/server/db'
import { Refused } from '@/server/errors'
import { exportExercises } from '@/server/exercise-export'
import { applyImport, previewImport } from '@/server/exercise-import'
import { addExercise, archiveExercise, saveExercise } from '@/server/own-exercises'
import { ownExercise } from '@/server/own-exercises.fixture'
import { getPicture } from '@/server/pictures'
import { newClinic, newTherapist } from '@/server/staff.fixture'
import type { Therapist } from '@/server/viewer'

let ana: Therapist
let ben: Therapist
let eve: Therapist

beforeAll(async () => {
  const harbour = await newClinic('Harbour')
  ana = await newTherapist(harbour, 'Ana')
  ben = await newTherapist(harbour, 'Ben')
  eve = await newTherapist(await newClinic('Riverside'), 'Eve')
})

const nobody = () => undefined
const bytes = (text: string) => new TextEncoder().encode(text)
const file = (...items: ({ name: string; slug?: string } & Parameters<typeof ownExercise>[1])[]) =>
  bytes(
    JSON.stringify({
      format: 'phaseline-exercises',
      version: 1,
      exercises: items.map(({ name, ...change }) => ownExercise(name, change)),
    }),
  )
async function bring(viewer: Therapist, content: Uint8Array) {
  const { digest } = await previewImport(viewer, content, nobody)
  return applyImport(viewer, content, digest, nobody)
}
const shelf = (viewer: Therapist) =>
  asViewer(viewer, (tx) =>
    tx.exercise.findMany({ where: { clinicId: viewer.clinicId }, orderBy: { slug: 'asc' } }),
  )
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'taken',
    (error: unknown) => (error instanceof Refused ? error.fields.file : String(error)),
  )

describe('a preview', () => {
  it('says what is new, changed, the same and wrong, and writes nothing', async () => {
    await addExercise(ana, ownExercise('Seen before'), null)
    await addExercise(ana, ownExercise('Changed before'), null)
    const before = await shelf(ana)
    const steps: unknown[] = []
    const answer = await previewImport(
      ana,
      file(
        { name: 'Seen before' },
        { name: 'Changed before', level: 'hard', steps: ['Once.'] },
        { name: 'Quite new' },
        { name: '', easier: 'no-such' },
      ),
      (step) => steps.push(step),
    )
    expect(answer).toMatchObject({
      added: [{ row: 3, name: 'Quite new' }],
      changed: [{ row: 2, name: 'Changed before', fields: ['Level', 'Steps'] }],
      sameCount: 1,
      wrong: [{ row: 4, column: 'name', message: 'Fill this in' }],
    })
    expect(steps).toEqual([
      { step: 'checked', done: 0, of: 4 },
      { step: 'checked', done: 4, of: 4 },
    ])
    expect(await shelf(ana)).toEqual(before)
  })
})

describe('an import', () => {
  it('does what its preview said, and once more it changes nothing', async () => {
    const content = file(
      { name: 'Easy', slug: 'own-easy', harder: 'own-hard', easier: 'wall-slide' },
      { name: 'Hard', slug: 'own-hard', videoUrl: 'https://vimeo.com/1' },
    )
    const answer = await bring(ana, content)
    expect(answer).toMatchObject({ addedCount: 2, changedCount: 0, wrongCount: 0 })
    expect(await getExercise(ben, 'own-easy')).toMatchObject({
      ...ownExercise('Easy'),
      easier: { slug: 'wall-slide' },
      harder: { slug: 'own-hard' },
      revision: 1,
    })
    expect((await getExercise(ben, 'own-hard')).easier?.slug).toBe('own-easy')
    expect(await bring(ana, content)).toMatchObject({ addedCount: 0, changedCount: 0, sameCount: 2 })
    expect((await getExercise(ben, 'own-easy')).revision).toBe(1)
  })

  it('is nothing where one row in the middle is wrong', async () => {
    const before = await shelf(ana)
    const items = Array.from({ length: 600 }, (_, i) => ({ name: `Many ${i}` }))
    const content = file(...items.slice(0, 300), { name: 'Bad', regions: [] }, ...items.slice(300))
    const { digest, wrong } = await previewImport(ana, content, nobody)
    expect(wrong).toEqual([{ row: 301, column: 'regions', message: 'Choose at least one' }])
    expect(await refusal(applyImport(ana, content, digest, nobody))).toMatch(/Nothing was imported/)
    expect(await shelf(ana)).toEqual(before)
  })

  it('is nothing where the database refuses at the end', async () => {
    const before = await shelf(ana)
    const content = file(...Array.from({ length: 300 }, (_, i) => ({ name: `Cut off ${i}` })))
    const { digest } = await previewImport(ana, content, nobody)
    const cutOff = applyImport(ana, content, digest, ({ step, done }) => {
      if (step === 'written' && done > 0) throw new Error('cut off')
    })
    await expect(cutOff).rejects.toThrow('cut off')
    expect(await shelf(ana)).toEqual(before)
  })

  it('brings several batches, with variants across them', async () => {
    const items = Array.from({ length: 600 }, (_, i) => ({
      name: `Rung ${i}`,
      slug: `own-rung-${i}`,
      harder: i < 599 ? `own-rung-${i + 1}` : null,
    }))
    expect(await bring(eve, file(...items.reverse()))).toMatchObject({ addedCount: 600 })
    expect(await getExercise(eve, 'own-rung-300')).toMatchObject({
      easier: { slug: 'own-rung-299' },
      harder: { slug: 'own-rung-301' },
    })
  })

  it('does not do what nobody has seen: another file, or a catalog that has changed since', async () => {
    const content = file({ name: 'Looked at', slug: 'own-looked-at' })
    const { digest } = await previewImport(ana, content, nobody)
    expect(
      await refusal(applyImport(ana, file({ name: 'Slipped in', slug: 'own-looked-at' }), digest, nobody)),
    ).toMatch(/have changed/)
    await bring(ben, content)
    expect(await refusal(applyImport(ana, content, digest, nobody))).toMatch(/have changed/)

    const changed = file({ name: 'Looked at', slug: 'own-looked-at', level: 'hard' })
    const seen = await previewImport(ana, changed, nobody)
    const { id } = await getExercise(ana, 'own-looked-at')
    await saveExercise(ben, id, ownExercise('Ben was here'), 1)
    expect(await refusal(applyImport(ana, changed, seen.digest, nobody))).toMatch(/have changed/)
    expect((await getExercise(ana, 'own-looked-at')).name).toBe('Ben was here')
  })

  it('of two at once, one after the other: the second finds it done', async () => {
    const content = file({ name: 'Both at once' })
    const { digest } = await previewImport(ana, content, nobody)
    const results = await Promise.all(
      [ana, ben].map((who) => refusal(applyImport(who, content, digest, nobody))),
    )
    expect(results.sort()).toEqual([expect.stringMatching(/have changed/), 'taken'])
    expect((await shelf(ana)).filter(({ name }) => name === 'Both at once')).toHaveLength(1)
  })

  it('reaches nothing of another clinic', async () => {
    await bring(ana, file({ name: 'Ours', slug: 'own-ours' }))
    const { id } = await getExercise(ana, 'own-ours')
    const theirs = await bring(eve, file({ name: 'Theirs', slug: 'own-ours' }))
    expect(theirs.addedCount).toBe(1)
    expect((await getExercise(ana, 'own-ours')).name).toBe('Ours')
    expect((await getExercise(eve, 'own-ours')).id).not.toBe(id)
    const { wrong } = await previewImport(eve, file({ name: 'Names ours', easier: 'own-looked-at' }), nobody)
    expect(wrong[0]?.message).toMatch(/no exercise “own-looked-at”/)
    expect(await refusal(previewImport(eve, bytes(''), nobody))).toMatch(/is empty/)
  })

  it('tells who has an item open that it changed', async () => {
    await bring(ana, file({ name: 'Open', slug: 'own-open' }, { name: 'Beside it', slug: 'own-beside-it' }))
    const { id } = await getExercise(ana, 'own-open')
    const beside = await getExercise(ana, 'own-beside-it')
    const answer = await bring(ben, file({ name: 'Open', slug: 'own-open', harder: 'own-beside-it' }))
    expect(answer).toMatchObject({ changedCount: 1, linked: ['Beside it'] })
    for (const each of [id, beside.id])
      await expect(saveExercise(ana, each, ownExercise('Old words'), 1)).rejects.toThrow(/Ben saved/)
  })
})

describe('an export', () => {
  it.each(['csv', 'json'] as const)('as %s brings everything back as it was', async (format) => {
    const awkward = ownExercise('=HYPERLINK("https://evil.example")', {
      purpose: '@SUM(A1), "quoted"; ’ü\u200d',
      steps: ['-1', "'=x", 'two, three'],
      regions: ['neck', 'shoulder'],
      dosageFields: ['load', 'frequency'],
      defaultDosage: {
        load: 2.5,
        loadUnit: 'kg',
        painCeiling: 3,
        frequency: { kind: 'weekdays', weekdays: [1, 7], timesADay: 2 },
      },
    })
    const { slug } = await addExercise(ana, awkward, 'wall-slide')
    const { id } = await getExercise(ana, slug)
    await archiveExercise(ana, id, true)
    const before = await shelf(ana)
    const exported = await exportExercises(ana, format, 'all')
    expect(await bring(ana, bytes(exported))).toMatchObject({ addedCount: 0, changedCount: 0, wrongCount: 0 })
    expect(await shelf(ana)).toEqual(before)

    // To a clinic that has nothing yet, and from there once more.
    const elsewhere = await newTherapist(await newClinic('Hill'), 'Flo')
    const taken = await exportExercises(ana, format, 'own')
    expect(await bring(elsewhere, bytes(taken))).toMatchObject({ addedCount: before.length, wrongCount: 0 })
    expect(await exportExercises(elsewhere, format, 'own')).toBe(taken)
    const { id: thereId } = await getExercise(elsewhere, slug)
    expect((await getPicture(elsewhere, thereId)).mark).toBe((await getPicture(ana, id)).mark)
  })

  it('holds nothing of another clinic', async () => {
    const exported = await exportExercises(eve, 'json', 'all')
    expect(exported).toContain('own-rung-1')
    expect(exported).not.toContain('own-looked-at')
    expect(exported).toContain('wall-slide')
    expect(await exportExercises(eve, 'csv', 'own')).not.toContain('wall-slide')
    expect((await exportExercises(eve, 'csv', 'none')).split('\r\n')).toHaveLength(2)
  })
})
