// Importing on a real database: as the preview said, all of it or nothing, within the clinic, and back out without loss.
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { KnownItem } from '@/domain/catalog/import-plan'
import { getExercise } from '@/server/catalog'
import { asViewer } from '@/server/db'
import { Refused } from '@/server/errors'
import { exportExercises } from '@/server/exercise-export'
import { applyImport, previewImport } from '@/server/exercise-import'
import { readFilesHere } from '@/server/file-reader.fixture'
import { knownInParts, knownItems } from '@/server/exercise-records'
import { meanwhile } from '@/server/meanwhile.fixture'
import { addExercise, archiveExercise, bytesOf, bytesOfOwn, saveExercise } from '@/server/own-exercises'
import { leaveRoom, leaveWords, ownExercise } from '@/server/own-exercises.fixture'
import { getPicture } from '@/server/pictures'
import { newClinic, newTherapist } from '@/server/staff.fixture'
import { statementsOf } from '@/server/statements.fixture'
import type { Therapist } from '@/server/viewer'

let ana: Therapist
let ben: Therapist
let eve: Therapist

beforeAll(async () => {
  readFilesHere()
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

  it('says no more of what is wrong than can be read', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`unknown-${i}`, 1]))
    const { wrong } = await previewImport(ana, file({ name: 'Of another program', ...unknown }), nobody)
    expect(wrong).toMatchObject([{ row: 1, message: expect.stringMatching(/"unknown-0", .*…$/) as string }])
    expect(wrong[0]!.message).toHaveLength(300)
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

  it('comes to its end also where the database takes a minute', async () => {
    const content = file({ name: 'Takes its time' })
    const { digest } = await previewImport(eve, content, nobody)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const late = applyImport(eve, content, digest, ({ step, done }) => {
      if (step === 'written' && done === 0) vi.advanceTimersByTime(60_000)
    }).finally(() => vi.useRealTimers())
    expect(await late).toMatchObject({ addedCount: 1 })
  })

  it('is nothing where all would be too long, as the preview says', async () => {
    const full = await newTherapist(await newClinic('Full'), 'Fay')
    const content = file(...Array.from({ length: 300 }, (_, i) => ({ name: `Long ${i}` })))
    const { digest } = await previewImport(full, content, nobody)
    await leaveRoom(full, 50_000)
    const tooLong = /would be 16\.1 MB of text, and 16 MB is the most/
    expect(await refusal(previewImport(full, content, nobody))).toMatch(tooLong)
    expect(await refusal(applyImport(full, content, digest, nobody))).toMatch(tooLong)
    expect(await shelf(full)).toHaveLength(1)
    expect(await bring(eve, content)).toMatchObject({ addedCount: 300 })
  })

  it('is nothing where it would bring more different words than a clinic may have', async () => {
    const full = await newTherapist(await newClinic('Full of words'), 'Fay')
    await leaveWords(full, 0)
    const before = await shelf(full)
    expect(await refusal(bring(full, file({ name: 'Flamingo' })))).toMatch(/30,000 different words/)
    expect(await shelf(full)).toEqual(before)
  })

  it('is counted as what is there', async () => {
    const exact = await newTherapist(await newClinic('Exact'), 'Max')
    const awkward = {
      cues: ['“Tall”, \\ and {slow}', '肩'],
      reading: ['"Quoted", {paragraph}'],
      mistakes: [],
    }
    await bring(exact, file({ name: 'Übung', ...awkward }, { name: 'Other', otherNames: [] }))
    const [counted, known] = await asViewer(exact, async (tx) => [
      (await bytesOfOwn(tx, exact)).all,
      (await knownItems(tx, exact)).filter(({ own }) => own),
    ])
    expect(counted).toBeGreaterThan(200)
    expect(known.reduce((sum, { record }) => sum + bytesOf(record), 0)).toBe(counted)
  })

  it('shortens what was too long before', async () => {
    const full = await newTherapist(await newClinic('Over it'), 'Fay')
    await addExercise(full, ownExercise('Shorter'), null)
    await leaveRoom(full, -50_000)
    expect(await bring(full, file({ name: 'Shorter', cues: [] }))).toMatchObject({ changedCount: 1 })
    expect(await refusal(bring(full, file({ name: 'Shorter', cues: ['Tall'] })))).toMatch(/MB is the most/)
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
    await bring(ben, file({ name: 'Looked at', slug: 'own-looked-at', level: 'medium' }))
    expect(await refusal(applyImport(ana, content, digest, nobody))).toMatch(/have changed/)

    const changed = file({ name: 'Looked at', slug: 'own-looked-at', level: 'hard' })
    const seen = await previewImport(ana, changed, nobody)
    const { id } = await getExercise(ana, 'own-looked-at')
    await saveExercise(ben, id, ownExercise('Ben was here'), 1)
    expect(await refusal(applyImport(ana, changed, seen.digest, nobody))).toMatch(/have changed/)
    expect((await getExercise(ana, 'own-looked-at')).name).toBe('Ben was here')
  })

  it('says that it is done where it is sent again, since its answer was lost', async () => {
    const content = file({ name: 'Lost', slug: 'own-lost' }, { name: 'Answer', slug: 'own-answer' })
    const { digest } = await previewImport(ana, content, nobody)
    await applyImport(ana, content, digest, nobody)
    expect(await refusal(applyImport(ana, content, digest, nobody))).toBe(
      'Nothing is left to import: all of this file stands in your catalog already.',
    )
  })

  it('of two at once, one after the other: the second finds it done', async () => {
    const content = file({ name: 'Both at once' })
    const { digest } = await previewImport(ana, content, nobody)
    const results = await Promise.all(
      [ana, ben].map((who) => refusal(applyImport(who, content, digest, nobody))),
    )
    expect(results.sort()).toEqual([expect.stringMatching(/^Nothing is left to import/), 'taken'])
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

  it('is read a hundred items at a time', async () => {
    const many = await newTherapist(await newClinic('Many'), 'Mia')
    await bring(many, file(...Array.from({ length: 250 }, (_, i) => ({ name: `One of many ${i}` }))))
    const sent = await statementsOf(() => exportExercises(many, 'json', 'own'))
    const read = sent.filter(({ text }) => text.includes('"stop_when"'))
    expect(read.length).toBeGreaterThan(2)
    expect(Math.max(...read.map(({ rows }) => rows))).toBe(100)
  })

  it('says the variants of one moment, also where a colleague chooses others meanwhile', async () => {
    const last = await newTherapist(await newClinic('Last'), 'Lou')
    await addExercise(last, ownExercise('Zz hard'), null)
    const { slug } = await addExercise(last, ownExercise('Zz easy', { harder: 'own-zz-hard' }), null)
    const { id } = await getExercise(last, slug)
    const known: KnownItem[] = []
    await meanwhile(
      (begin) =>
        asViewer(last, async (tx) => {
          for await (const some of knownInParts(tx, last)) {
            if (known.length === 0) await begin()
            known.push(...some)
          }
        }),
      async () => {
        await addExercise(last, ownExercise('Zz harder'), null)
        await saveExercise(last, id, ownExercise('Zz easy', { harder: 'own-zz-harder' }), 1)
      },
    )
    const item = known.find((each) => each.id === id)
    expect(item).toMatchObject({ revision: 1, record: { harder: 'own-zz-hard' } })
    expect((await getExercise(last, slug)).harder?.slug).toBe('own-zz-harder')
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
