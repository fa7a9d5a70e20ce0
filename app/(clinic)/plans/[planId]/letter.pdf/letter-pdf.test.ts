// The letter as a PDF: names in any script keep their characters, and it is of the paper that was asked for, and as long as it takes.
import { expect, test } from 'vitest'
import { missingIn, names } from '@/server/pdf-characters.fixture'
import { fontsFor } from '@/server/pdf-fonts'
import { letterPdf, type LetterDocumentProps } from '@/components/reassessment/LetterDocument'

const fonts = await fontsFor('Wanda Łęcka')

const sheet = (rest: Partial<LetterDocumentProps> = {}): LetterDocumentProps => ({
  plan: { problem: 'Neck pain', startsOn: '2026-10-01', endedOn: '2026-11-26' },
  patient: { name: 'Wanda Łęcka', birthDate: '1960-02-03', referrer: 'Dr O’Brien' },
  clinic: { name: 'Harbour', phone: '020 7946 0991' },
  letter: {
    ...{ on: '2026-11-26', author: 'Ben', decision: 'Discharge', discharged: true, findings: '' },
    measures: [{ name: 'Average pain in 24 hours', baseline: '6', now: '3', change: 'better by 3.0' }],
    summary: 'Better.\nNo <b>tags</b>.',
  },
  selfManagement: { exercises: [], flareUp: 'Do half.', contact: 'Us' },
  ...{ locale: 'en-GB', paper: 'A4', fonts },
  ...rest,
})

const pages = async (rest?: Partial<LetterDocumentProps>) =>
  [...(await letterPdf(sheet(rest))).toString('latin1').matchAll(/MediaBox \[([^\]]*)\]/g)].map(
    ([, box]) => box,
  )

test.each(names)('%s: each letter of the name has a typeface and can be read out again', async (_, name) => {
  const patient = { ...sheet().patient, name }
  expect(missingIn(await letterPdf(sheet({ patient, fonts: await fontsFor(name) })), name)).toEqual([])
})

test('a page is Letter where it was asked for', async () => {
  expect(await pages({ paper: 'LETTER' })).toEqual(['0 0 612 792'])
})

test('a long summary goes on to the next page', async () => {
  const letter = { ...sheet().letter, summary: 'A line of what it came to.\n'.repeat(80) }
  const boxes = await pages({ letter })
  expect(boxes.length).toBeGreaterThan(1)
  expect(boxes[0]).toMatch(/^0 0 595\.28\d* 841\.89\d*$/)
})
