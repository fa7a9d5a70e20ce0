// The typefaces of what is printed: the house's own, and for the characters it lacks the files that have them, each read once.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Font } from '@react-pdf/renderer'

type Range = readonly [first: number, last: number]
type Face = { family: string; ranges: Range[]; sources: { src: string; fontWeight: number }[] }

const packages = [
  { name: 'atkinson-hyperlegible-next', weights: [400, 700] },
  { name: 'noto-sans-arabic', weights: [400, 700] },
  { name: 'noto-sans-hebrew', weights: [400, 700] },
  // Its Cyrillic as well as its Chinese, which stands in a hundred files, as Korean does: only those that a text needs are read.
  { name: 'noto-sans-sc', weights: [400] },
  { name: 'noto-sans-kr', weights: [400] },
] as const

/** Of this one only the newer kind of file can be read: the other lists no characters. */
const newerFile = 'noto-sans-sc-101'

let faces: Face[] | undefined
const ready = new Map<string, Promise<void>>()

/** The families in which every character of a text can be set, the house's own first. */
export async function fontsFor(text: string): Promise<string[]> {
  faces ??= packages.flatMap(({ name, weights }) => facesOf(name, weights))
  const [own, ...others] = faces
  const needed = new Set([own!])
  for (const character of new Set(text)) {
    const code = character.codePointAt(0)!
    const has = ({ ranges }: Face) => ranges.some(([first, last]) => code >= first && code <= last)
    if ([...needed].some(has)) continue
    const face = others.find(has)
    if (face) needed.add(face)
  }
  for (const face of needed) if (!ready.has(face.family)) ready.set(face.family, makeReady(face))
  await Promise.all([...needed].map(({ family }) => ready.get(family)))
  return [...needed].map(({ family }) => family)
}

/** pdfkit tells typefaces apart by their own name, which all files of one share: at each change from one to another it put it in anew. */
async function makeReady({ family, sources }: Face): Promise<void> {
  Font.register({ family, fonts: sources })
  for (const source of Font.getRegisteredFonts()[family]!.sources) {
    await source.load()
    Object.defineProperty(source.data, 'postscriptName', { value: `${family}-${source.fontWeight}` })
  }
}

function facesOf(name: string, weights: readonly number[]): Face[] {
  const folder = path.join(process.cwd(), 'node_modules', '@fontsource', name)
  const subsets = JSON.parse(readFileSync(path.join(folder, 'unicode.json'), 'utf8')) as Record<
    string,
    string
  >
  return Object.entries(subsets)
    .map(([key, ranges]) => {
      const family = `${name}-${key.replace(/[[\]]/g, '')}`
      const kind = family === newerFile ? 'woff2' : 'woff'
      return {
        family,
        ranges: ranges.split(',').map(rangeOf),
        sources: weights.map((fontWeight) => ({
          src: path.join(folder, 'files', `${family}-${fontWeight}-normal.${kind}`),
          fontWeight,
        })),
      }
    })
    .sort((a, b) => Number(b.family.endsWith('-latin')) - Number(a.family.endsWith('-latin')))
}

/** "U+0100-02BA" or "U+20AA". */
function rangeOf(text: string): Range {
  const [first = '', last = first] = text.trim().replace('U+', '').split('-')
  return [parseInt(first, 16), parseInt(last, 16)]
}
