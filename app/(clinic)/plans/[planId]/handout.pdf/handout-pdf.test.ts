// The handout as a PDF: names in any script keep their characters, and the page has the size that was asked for.
import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { HandoutExercise } from '@/domain/plans/handout'
import { feetIn, missingIn, names, pagesIn, type Drawn } from '@/server/pdf-characters.fixture'
import { fontsFor } from '@/server/pdf-fonts'
import { printedDrawing, printedPhoto } from '@/server/photo'
import { qrCode } from '@/server/qr-code'
import { handoutPdf, type HandoutDocumentProps } from '@/components/plans/HandoutDocument'

const exercise: HandoutExercise = {
  ...{ prescriptionId: 'p', exerciseId: 'e', name: 'Scapular squeeze', amount: '3 sets of 10' },
  ...{ often: 'Twice a day', note: '', steps: ['Sit tall.'], stopWhen: '', picture: null, painCeiling: 5 },
}
const days = ['23', '24', '25', '26', '27', '28', '29'].map((day) => `2026-11-${day}`)
const row = { prescriptionId: 'p', name: exercise.name, often: exercise.often, boxes: [0, 2, 2, 2, 2, 2, 2] }

const plain = {
  ...{ version: 1, asOf: '2026-11-28', changesOn: null, phase: { name: 'I', from: null, to: null } },
  ...{ due: [exercise], asNeeded: [], weeks: [] },
}

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><style>.a{fill:red}</style><path class="a" d="M0 0h20v10H0z"/></svg>'

async function sheet(patientName: string, rest: Partial<HandoutDocumentProps> = {}) {
  const said = {
    ...{ problem: 'Neck pain', patientName, clinic: { name: 'Harbour', phone: '020 7946 0991' } },
    handout: {
      ...{
        version: 2,
        asOf: '2026-11-28',
        changesOn: null,
        phase: { name: 'Intensive', from: '2026-11-23', to: null },
        due: [exercise],
        asNeeded: [],
      },
      weeks: [{ days, rows: [row] }],
    },
    portal: { address: 'https://phaseline.example', qr: qrCode('https://phaseline.example/today') },
    locale: 'en-GB',
  }
  const fonts = await fontsFor(JSON.stringify(said))
  const pdf = await handoutPdf({ ...said, fonts, large: false, paper: 'A4', pictures: new Map(), ...rest })
  return { fonts, pdf, text: pdf.toString('latin1') }
}

test.each(names)('%s: each letter of the name has a typeface and can be read out again', async (_, name) => {
  const { fonts, pdf } = await sheet(name)
  expect(fonts[0]).toBe('atkinson-hyperlegible-next-latin')
  expect(missingIn(pdf, name)).toEqual([])
})

test('only the files that a text needs are used', async () => {
  expect(await fontsFor('Anna')).toEqual(['atkinson-hyperlegible-next-latin'])
  expect(await fontsFor('王')).toHaveLength(2)
})

test('a page is A4 or Letter, and large print takes more of them', async () => {
  const boxes = async (rest: Partial<HandoutDocumentProps>) =>
    [...(await sheet('Anna', rest)).text.matchAll(/MediaBox \[([^\]]*)\]/g)].map(([, box]) => box)
  expect(await boxes({})).toEqual([expect.stringMatching(/^0 0 595\.28\d* 841\.89\d*$/)])
  expect(await boxes({ paper: 'LETTER' })).toEqual(['0 0 612 792'])
  const due = Array.from({ length: 12 }, (_, i) => ({
    ...exercise,
    prescriptionId: `${i}`,
    steps: Array(5).fill('Breathe out.'),
  }))
  const handout = { ...plain, due }
  expect((await boxes({ handout, large: true })).length).toBeGreaterThan((await boxes({ handout })).length)
})

test('one of many pages is set, and each of them has its number', async () => {
  const long = { ...exercise, amount: 'Ten times', steps: Array<string>(9).fill('Breathe out.') }
  const asNeeded = Array.from({ length: 60 }, (_, i) => ({ ...long, prescriptionId: `${i}` }))
  const { pdf } = await sheet('Anna', {
    ...{ clinic: { name: 'Harbour', phone: '' }, handout: { ...plain, due: [], asNeeded }, portal: null },
    pictures: new Map([['e', await printedDrawing(svg)]]),
  })
  const feet = feetIn(pdf)
  expect(feet.length).toBeGreaterThan(10)
  expect(feet).toEqual(feet.map((_, place) => `${place + 1} of ${feet.length}`))
})

/** Down to where things stand on a page of A4, above its foot. */
const bottom = 792
/** How close lines of these come to each other on one page. */
const closest = (pages: Drawn[][]) =>
  Math.min(...pages.flatMap((lines) => lines.slice(1).map(({ down }, before) => down - lines[before]!.down)))

test.each([
  ['usual', false, 14],
  ['large', true, 19],
])('in %s print a table of 40 rows goes on, with its days above it on each page', async (_, large, apart) => {
  const rows = Array.from({ length: 40 }, (_, i) => ({
    ...row,
    name: `Row ${i + 1}`,
    prescriptionId: `${i}`,
  }))
  const { pdf } = await sheet('Anna', { large, handout: { ...plain, weeks: [{ days, rows }] } })
  const tables = pagesIn(pdf).filter((page) => page.some(({ text }) => text.startsWith('Row ')))
  expect(tables.length).toBeGreaterThan(1)
  for (const page of tables)
    expect(page.map(({ text }) => text)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Week of 23 Nov/), expect.stringContaining('Mo')]),
    )
  const lines = tables.map((page) => page.filter(({ text }) => /^(Row |Twice|Pain today)/.test(text)))
  const wanted = [...rows.flatMap(({ name, often }) => [name, often]), 'Pain today, 0 to 10']
  expect(lines.flat().map(({ text }) => text.trim())).toEqual(wanted)
  expect(Math.max(...lines.flat().map(({ down }) => down))).toBeLessThan(bottom)
  expect(closest(lines)).toBeGreaterThan(apart)
})

test.each([1, 2, 3])(
  'below %i steps an exercise of twelve long steps goes on after a step, up to the last word',
  async (above) => {
    const steps = Array.from(
      { length: 12 },
      (_, i) => `${'Breathe out slowly. '.repeat(14)}Step end ${i + 1}.`,
    )
    const before = { ...exercise, prescriptionId: 'b', steps: Array<string>(above).fill('Sit tall.') }
    const long = { ...exercise, steps, stopWhen: 'Until the very last word.' }
    const { pdf } = await sheet('Anna', {
      ...{ large: true, handout: { ...plain, due: [before, long] } },
      pictures: new Map([['e', await printedDrawing(svg)]]),
    })
    const all = pagesIn(pdf).flatMap((page, on) => page.map((drawn) => ({ ...drawn, on })))
    const from = all.findIndex(({ text }) => text.startsWith('2. Scapular'))
    const to = all.findIndex(({ text }) => text.includes('very last word'))
    const own = all.slice(from, to + 1).filter(({ text, down }) => text !== '' && down < bottom)
    const lines = [0, 1, 2, 3]
      .map((page) => own.filter(({ on }) => on === page))
      .filter(({ length }) => length > 0)
    expect(lines.length).toBeGreaterThan(2)
    const text = lines.flat().map(({ text }) => text)
    expect(text.join('').match(/Step end \d+/g)).toEqual(steps.map((_, i) => `Step end ${i + 1}`))
    // No step is begun on one page and ended on the next.
    for (const page of lines.slice(1)) expect(page[0]!.text).toMatch(/^\d+\.Breathe|^Pain/)
    expect(closest(lines)).toBeGreaterThan(19)
  },
)

test('what takes less than half a page stays on one, a heading with what it heads', async () => {
  const rows = Array.from({ length: 5 }, (_, i) => ({ ...row, prescriptionId: `${i}` }))
  const pages = async (count: number) => {
    const due = Array.from({ length: count }, (_, i) => ({ ...exercise, prescriptionId: `${i}` }))
    const some = { ...exercise, name: 'Neck circle', steps: Array<string>(12).fill('Turn.') }
    const handout = { ...plain, due, asNeeded: [some], weeks: [{ days, rows }] }
    return pagesIn((await sheet('Anna', { handout })).pdf).map((page) =>
      page.map(({ text }) => text).join('\n'),
    )
  }
  const together = [/When you need it/, /Neck circle/, /12\.Turn/, /12\.Turn.*\nPain up to/]
  for (let count = 0; count < 12; count += 1) {
    const all = await pages(count)
    for (const words of [together, [/Week of/, /Pain today/]])
      expect(all.filter((page) => words.some((word) => word.test(page)))).toEqual([
        expect.toSatisfy((page: string) => words.every((word) => word.test(page))),
      ])
  }
})

test('a photograph that is higher than a page stands on one', async () => {
  const high = await sharp({ create: { width: 100, height: 900, channels: 3, background: '#00f' } })
    .jpeg()
    .toBuffer()
  const [page = []] = pagesIn((await sheet('Anna', { pictures: new Map([['e', high]]) })).pdf)
  expect(page.find(({ text }) => text === '')?.down).toBeLessThan(bottom)
})

test('a picture, drawn or photographed, is in it', async () => {
  const drawn = await printedDrawing(svg)
  const { data, info } = await sharp(drawn).raw().toBuffer({ resolveWithObject: true })
  expect([info.format, info.width / info.height, data[0], data[1]]).toEqual(['raw', 2, 255, 0])
  const photo = await sharp(drawn).webp().toBuffer()
  const sheetWith = async (image: Buffer) => (await sheet('Anna', { pictures: new Map([['e', image]]) })).text
  expect(await sheetWith(drawn)).toContain('/Subtype /Image')
  // A JPEG stands in it as it is.
  expect(await sheetWith(await printedPhoto(photo))).toContain('/Filter /DCTDecode')
})
