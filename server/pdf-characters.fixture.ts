// What can be read out of a PDF, for its tests.
import { inflateSync } from 'node:zlib'

/** A line of text, or a picture, which has none: how far from its page's top its letters stand, or it ends. */
export type Drawn = { text: string; down: number }

/** What is drawn on each page, in the order in which it is. */
export function pagesIn(pdf: Buffer): Drawn[][] {
  const objects = objectsIn(pdf)
  const maps = mapsIn(objects)
  return [...objects.values()].flatMap(({ said }) => {
    const content = /\/Type \/Page\n[^]*\/Contents (\d+) 0 R/.exec(said)?.[1]
    return content === undefined ? [] : [drawnIn(objects.get(content)!.stream, maps)]
  })
}

type Objects = Map<string, { said: string; stream: string }>

function objectsIn(pdf: Buffer): Objects {
  const objects: Objects = new Map()
  for (const [, id = '', object = ''] of pdf.toString('latin1').matchAll(/(\d+) 0 obj\n([^]*?)\nendobj/g)) {
    const [said = '', packed] = object.split(/\nstream\n|\nendstream/)
    const isPacked = packed !== undefined && said.includes('/FlateDecode') && !said.includes('/Image')
    const stream = isPacked ? inflateSync(Buffer.from(packed, 'latin1')).toString('latin1') : ''
    objects.set(id, { said, stream })
  }
  return objects
}

type Letters = Map<number, string>

/** By font and glyph, the characters that a reader of the file can copy out of it; a font that is not in it has none. */
function mapsIn(objects: Objects): Map<string, Letters> {
  const maps = new Map<string, Letters>()
  for (const { said } of objects.values())
    for (const [, font = '', id = ''] of said.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+)/.exec(objects.get(id)!.said)?.[1]
      maps.set(font, map === undefined ? new Map<number, string>() : mapOf(objects.get(map)!.stream))
    }
  return maps
}

function mapOf(stream: string): Letters {
  const map: Letters = new Map()
  for (const [, first = '', each = ''] of stream.matchAll(/<(\w+)> <\w+> \[(.*)\]/g))
    for (const [place, [, hex = '']] of [...each.matchAll(/<([\w ]+)>/g)].entries())
      map.set(
        Number.parseInt(first, 16) + place,
        Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
      )
  return map
}

function drawnIn(stream: string, maps: Map<string, Letters>): Drawn[] {
  const drawn: Drawn[] = []
  const outer: number[] = []
  let down = 0
  let map: Letters = new Map()
  for (const line of stream.split('\n')) {
    const said = line.split(' ')
    if (line === 'q') outer.push(down)
    else if (line === 'Q') down = outer.pop()!
    // All but that which turns what goes up into what goes down.
    else if (line.endsWith(' cm') && !line.startsWith('1 0 0 -1')) down += Number(said[5])
    else if (line.endsWith(' Do')) drawn.push({ text: '', down })
    else if (line.endsWith(' Tf')) map = maps.get(said[0]!.slice(1))!
    else if (line.endsWith(' TJ')) {
      const glyphs = [...line.matchAll(/<(\w+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
      const text = glyphs.map((glyph) => map.get(Number.parseInt(glyph, 16)) ?? '').join('')
      const last = drawn.at(-1)
      if (last && last.text !== '' && Math.abs(last.down - down) < 0.01) last.text += text
      else drawn.push({ text, down })
    }
  }
  return drawn
}

/** What stands at the foot of each page of A4, below all else. */
export const feetIn = (pdf: Buffer): string[] =>
  pagesIn(pdf).map((page) =>
    page
      .filter(({ down }) => down > 800)
      .map(({ text }) => text)
      .join(),
  )

/** The characters that a reader of the file can copy out of it. */
export const charactersIn = (pdf: Buffer): Set<string> =>
  new Set(
    pagesIn(pdf)
      .flat()
      .flatMap(({ text }) => [...text]),
  )

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
