// The process that sets PDFs: what it makes, and that neither a sheet that cannot be set nor one that takes too long is in anybody's way.
import { readFileSync } from 'node:fs'
import { afterEach, expect, it, vi } from 'vitest'
import type { LetterDocumentProps } from '@/components/reassessment/LetterDocument'
import { mostOfClinic, mostOfOne, mostRemembered, mostWaiting, Printer } from './printer'

const letter: Omit<LetterDocumentProps, 'fonts'> = {
  plan: { problem: 'Neck pain', startsOn: '2026-10-01', endedOn: null },
  patient: { name: 'Wanda Łęcka', birthDate: null, referrer: 'Dr O’Brien' },
  clinic: { name: 'Harbour', phone: '' },
  letter: {
    ...{ on: '2026-11-26', author: 'Ben', decision: 'Discharge', discharged: true, findings: '' },
    ...{ measures: [], summary: 'Better: مرحبا' },
  },
  ...{ selfManagement: null, locale: 'en-GB', paper: 'A4' },
}

// A process begins by reading all that it sets with.
vi.setConfig({ testTimeout: 60_000 })

let printer: Printer
afterEach(() => printer.end())
/** Of a clinic that has nobody else. */
const alone = (who: string) => ({ accountId: who, clinicId: `clinic of ${who}` })
const atHarbour = (who: string) => ({ accountId: who, clinicId: 'Harbour' })
const print = (who: string, sheet: object, whose = alone, of = `plan of ${who}`) =>
  printer.print(whose(who), 'letter', of, () => Promise.resolve(sheet))

it('sets a sheet, and goes on after one that cannot be set', async () => {
  printer = new Printer()
  const [broken, whole] = await Promise.allSettled([
    print('ben', { ...letter, letter: null }),
    print('ben', letter),
  ])
  expect(broken).toMatchObject({
    status: 'rejected',
    reason: { message: expect.stringMatching('could not be set') },
  })
  expect(whole.status === 'fulfilled' && `${whole.value}`.slice(0, 5)).toBe('%PDF-')
})

it('sets whatever somebody has written', async () => {
  printer = new Printer()
  for (const summary of [
    ...['हिन्दी', 'ไทย', 'ภาษาไทย สวัสดี', 'தமிழ்', 'বাংলা', 'ខ្មែរ', 'မြန်မာ', 'ትግርኛ', 'ქართული', 'Հայերեն'],
    ...['ພາສາລາວ', 'བོད', 'اردو', 'עברית', '中文', '한국어', 'にほんご', 'Ελληνικά', 'Русский', 'Tiếng Việt'],
    ...['👨‍👩‍👧', 'ꯃꯤꯇꯩ', 'ދިވެހި', 'ܣܘܪܝܝܐ', 'نص عربي 中文 हिन्दी ไทย', '華 風 師 業', 'ڢ ڣ ڥ ݠ', 'ࢤ'],
  ]) {
    const set = await print('ben', { ...letter, letter: { ...letter.letter, summary } })
    expect(`${set}`.slice(0, 5), summary).toBe('%PDF-')
  }
})

it('sets the first letter of each file of its typefaces', async () => {
  printer = new Printer()
  const packages = [
    'atkinson-hyperlegible-next',
    'noto-sans-arabic',
    'noto-sans-hebrew',
    'noto-sans-sc',
    'noto-sans-kr',
  ]
  const letters = packages.flatMap((name) => {
    const files = readFileSync(`node_modules/@fontsource/${name}/unicode.json`, 'utf8')
    return Object.values(JSON.parse(files) as Record<string, string>).map((ranges) =>
      String.fromCodePoint(Math.max(0x41, parseInt(ranges.slice(2), 16))),
    )
  })
  const said = { ...letter, letter: { ...letter.letter, summary: letters.join(' ') } }
  const set = (await print('ben', said)) as Buffer
  expect(set.subarray(0, 5).toString()).toBe('%PDF-')
  // Set with all of them, and not with the house's own instead.
  expect(set.length).toBeGreaterThan(60_000)
})

it('says that there is none when it takes too long, and begins anew', async () => {
  printer = new Printer({ milliseconds: 0 })
  expect(await Promise.all([print('ben', letter), print('ben', letter)])).toEqual([null, null])
  printer = new Printer()
  expect(await print('ben', letter)).not.toBeNull()
  await printer.end()
  expect(await print('ben', letter)).not.toBeNull()
})

it('counts the time of one at work and of each who waits, so that a long queue ends nobody else’s', async () => {
  printer = new Printer({ milliseconds: 20_000 })
  await print('ben', letter)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const asked = ['ben', 'eva', 'ida', 'ole'].map((who) => print(who, letter))
    const [first, second, third, fourth] = asked
    for (const atWork of [first, second]) {
      vi.advanceTimersByTime(15_000)
      expect(await atWork).not.toBeNull()
    }
    // Twice as long as a sheet may be at work.
    vi.advanceTimersByTime(15_000)
    expect(await fourth).toBeNull()
    expect(await third).not.toBeNull()
  } finally {
    vi.useRealTimers()
  }
})

it('gives longer rest where a sheet may take longer, so that two in turn do not keep the process', async () => {
  printer = new Printer({ milliseconds: 120_000 })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  try {
    const slow = print('ben', letter)
    await new Promise(setImmediate)
    vi.advanceTimersByTime(240_000)
    expect(await slow).toBeNull()
    vi.advanceTimersByTime(1_199_000)
    expect(await print('ben', letter)).toBeNull()
    vi.advanceTimersByTime(1_000)
    expect(await print('ben', letter)).not.toBeNull()
  } finally {
    vi.useRealTimers()
  }
})

it('gives the first of a process the time that the process takes to begin', async () => {
  printer = new Printer({ milliseconds: 20_000 })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const first = print('ben', letter)
    vi.advanceTimersByTime(30_000)
    expect(await first).not.toBeNull()
    const next = print('ben', letter)
    vi.advanceTimersByTime(30_000)
    expect(await next).toBeNull()
  } finally {
    vi.useRealTimers()
  }
})

it('does not set again for a while what took too long, whoever asks, and everything else; of two of a clinic nothing of it', async () => {
  printer = new Printer({ milliseconds: 20_000 })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  try {
    const ask = (who: string, plan: string) => print(who, letter, atHarbour, plan)
    const tooLong = async (plan: string) => {
      const slow = [ask('ben', plan), ask('ada', plan)]
      await new Promise(setImmediate)
      vi.advanceTimersByTime(40_000)
      expect(await Promise.all(slow)).toEqual([null, null])
    }
    await tooLong('neck')
    for (const who of ['ben', 'kim']) expect(await ask(who, 'neck')).toBeNull()
    expect(await ask('ben', 'knee')).not.toBeNull()
    vi.advanceTimersByTime(100_000)
    await tooLong('back')
    vi.advanceTimersByTime(59_000)
    for (const plan of ['neck', 'back', 'knee']) expect(await ask('kim', plan)).toBeNull()
    expect(await print('eva', letter)).not.toBeNull()
    vi.advanceTimersByTime(1_000)
    expect(await ask('kim', 'back')).toBeNull()
    for (const plan of ['neck', 'knee']) expect(await ask('ben', plan)).not.toBeNull()
    // What waits for the database is nobody's fault.
    const held = printer.print(alone('ida'), 'letter', 'a plan', () => new Promise(() => {}))
    vi.advanceTimersByTime(40_000)
    expect(await held).toBeNull()
    expect(await print('ida', letter)).not.toBeNull()
  } finally {
    vi.useRealTimers()
  }
})

it('prepares a sheet once it is its turn, and none that has no place', async () => {
  printer = new Printer()
  let prepared = 0
  const asked = Array.from({ length: mostOfOne + 3 }, () =>
    printer.print(alone('ben'), 'letter', 'a plan', () => {
      prepared++
      return Promise.resolve(letter)
    }),
  )
  expect(prepared).toBe(1)
  expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(mostOfOne)
  expect(prepared).toBe(mostOfOne)
  const failed = printer.print(alone('ben'), 'letter', 'a plan', () =>
    Promise.reject(new Error('no picture')),
  )
  await expect(failed).rejects.toThrow('no picture')
  expect(await print('ben', letter)).not.toBeNull()
})

it('has whoever asks again and again wait behind all others, clinic by clinic and within one', async () => {
  printer = new Printer()
  const ended: string[] = []
  const ask = (who: string, whose = alone) => print(who, letter, whose).then(() => ended.push(who))
  await ask('ben', atHarbour)
  await Promise.all([
    ...['ben', 'ben', 'ada', 'kim'].map((who) => ask(who, atHarbour)),
    ...['eva', 'ida'].map((who) => ask(who)),
  ])
  expect(ended).toEqual(['ben', 'ben', 'eva', 'ida', 'ada', 'kim', 'ben'])
})

it('remembers whose turn it just was, also where that clinic is the one it would forget next', async () => {
  printer = new Printer()
  const ended: string[] = []
  const turn = async (who: string, whose = alone) => {
    const none = () => Promise.reject(new Error('no sheet'))
    await printer.print(whose(who), 'letter', 'a plan', none).catch(() => ended.push(who))
  }
  await turn('ben', atHarbour)
  for (let others = mostRemembered / 2 - 1; others > 0; others--) await turn(`somebody ${others}`)
  await turn('ada', atHarbour)
  ended.length = 0
  await Promise.all([turn('at work'), turn('kim', atHarbour), turn('somebody 1')])
  expect(ended).toEqual(['at work', 'somebody 1', 'kim'])
})

it('says that a sheet is too large where memory ends', async () => {
  printer = new Printer({ megabytes: 8 })
  expect(await print('ben', letter)).toBe('too-large')
})

it('takes no more than it can do soon', async () => {
  printer = new Printer()
  const all = Array.from({ length: mostWaiting + 3 }, (_, i) => print(`somebody ${i}`, letter))
  expect(await Promise.all(all.slice(mostWaiting))).toEqual([null, null, null])
  await printer.end()
  expect(await Promise.all(all.slice(0, mostWaiting))).toContain(null)
})

it('leaves places to everybody else where a whole clinic asks', async () => {
  printer = new Printer()
  const all = Array.from({ length: mostOfClinic + 3 }, (_, i) => print(`somebody ${i}`, letter, atHarbour))
  const other = print('eva', letter)
  expect(await Promise.all(all.slice(mostOfClinic))).toEqual([null, null, null])
  expect(await other).not.toBeNull()
})

it('refuses at once what one account asks for beyond its share, and sets everybody else’s', async () => {
  printer = new Printer()
  const greedy = Array.from({ length: mostWaiting + 9 }, () => print('wanda', letter))
  const other = print('ben', letter)
  // Before anything is set.
  expect(await Promise.race([Promise.all(greedy.slice(mostOfOne)), other])).toEqual(
    greedy.slice(mostOfOne).map(() => null),
  )
  expect(await Promise.all([...greedy.slice(0, mostOfOne), other])).not.toContain(null)
  expect(await print('wanda', letter), 'a place is free again').not.toBeNull()
})
