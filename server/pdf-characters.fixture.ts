// What can be read out of a PDF, for its tests.
import { inflateSync } from 'node:zlib'

/** What is drawn and mapped in it. */
function* streamsIn(pdf: Buffer): Generator<string> {
  for (const { index } of pdf.toString('latin1').matchAll(/(?<!end)stream\r?\n/g)) {
    const start = pdf.indexOf(0x0a, index) + 1
    const stream = pdf.subarray(start, pdf.indexOf('endstream', start))
    if (stream[0] === 0x78) yield inflateSync(stream).toString('latin1')
  }
}

/** How far from its top each page begins to be drawn, where what stands at its foot comes first. */
export const feetIn = (pdf: Buffer): number[] =>
  [...streamsIn(pdf)].flatMap((text) =>
    text.includes('BT') ? [Number(/1 0 0 1 [\d.]+ ([\d.]+) cm/.exec(text)?.[1])] : [],
  )

/** The characters that a reader of the file can copy out of it: from the maps of glyphs to Unicode. */
export function charactersIn(pdf: Buffer): Set<string> {
  const found = new Set<string>()
  for (const text of streamsIn(pdf)) {
    if (!text.includes('beginbfrange') && !text.includes('beginbfchar')) continue
    for (const [, hex = ''] of text.matchAll(/<([0-9a-fA-F ]+)>/g))
      for (const character of Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'))
        found.add(character)
  }
  return found
}

/** Of a text, the letters that nobody can copy out of the file. */
export function missingIn(pdf: Buffer, text: string): string[] {
  const characters = charactersIn(pdf)
  return [...text.replaceAll(' ', '')].filter((character) => !characters.has(character))
}

/** Names that every PDF has to be able to say. */
export const names = [
  ['Arabic', 'محمد الأحمد'],
  ['Hebrew', 'דנה כהן'],
  ['Chinese', '王小明'],
  ['Japanese', '髙橋さくら'],
  ['Korean', '김민준'],
  ['Cyrillic', 'Анна Ковальчук'],
  ['Latin', "Wanda Łęcka-O'Brien"],
]
