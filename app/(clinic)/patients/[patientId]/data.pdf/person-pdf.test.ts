// A person's data as a PDF: texts of any length are in it, on as many pages as they need, and no word is broken.
import { expect, test } from 'vitest'
import { personPdf } from '@/components/patients/PersonDocument'
import { charactersIn, feetIn, missingIn, names, pagesIn } from '@/server/pdf-characters.fixture'
import { fontsFor } from '@/server/pdf-fonts'

const pdfOf = async (notes: { text: string }[], title = 'Ada') => {
  const content = { notes }
  return personPdf({
    ...{ title, lead: 'What Harbour keeps', content, locale: 'en-GB' },
    fonts: await fontsFor(title + JSON.stringify(content)),
  })
}

test.each(names)('%s: each letter of the name has a typeface and can be read out again', async (_, name) => {
  expect(missingIn(await pdfOf([], name), name)).toEqual([])
  expect(missingIn(await pdfOf([{ text: name }]), name)).toEqual([])
})

test.each([
  ['whose letters stand in several font files', 'a Przełęczystego wójtowskiejńskiego '],
  ['before two spaces', 'two  spaces  '],
])('a word %s is not broken', async (_, text) => {
  const characters = charactersIn(await pdfOf([{ text: text.repeat(60) }]))
  expect([...text].filter((character) => !characters.has(character))).toEqual([])
  expect(characters).not.toContain('-')
})

test('a line of Chinese ends without a hyphen and without a box in place of one', async () => {
  const characters = charactersIn(await pdfOf([{ text: '颈，'.repeat(40) }]))
  expect(characters).toContain('颈')
  expect(characters).not.toContain('-')
})

test('each file of a typeface is put in once, however often the letters change between them', async () => {
  const text = '今天我的膝盖比昨天好一些，但是走楼梯的时候还是很疼。'
  const files = async (notes: string) =>
    (await pdfOf([{ text: notes }])).toString('latin1').match(/FontFile/g)!.length
  expect(await files(text.repeat(20))).toBe(await files(text))
  expect(await files(text)).toBeLessThanOrEqual((await fontsFor(text)).length + 1)
})

test('long texts one after the other go over as many pages as they need, each with its number', async () => {
  const pdf = await pdfOf(Array.from({ length: 200 }, () => ({ text: 'Stiff in the morning. '.repeat(40) })))
  const feet = feetIn(pdf)
  expect(feet.length).toBeGreaterThan(20)
  expect(feet).toEqual(feet.map((_, place) => `${place + 1} of ${feet.length}`))
})

test('a text without any space goes on in the next line', async () => {
  expect(pagesIn(await pdfOf([{ text: 'x'.repeat(5_000) }]))).toHaveLength(2)
})
