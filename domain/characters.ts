// A text in characters as they are read, whatever each is made of: an emoji of a family is one.

const segmenter = new Intl.Segmenter()
/** In units. Finding the next character takes longer the longer the text is that it is looked for in. */
const pieceLength = 1_000

function* charactersOf(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const goesOn = from + pieceLength < text.length
    const piece = text.slice(from, from + pieceLength)
    const characters = [...segmenter.segment(goesOn ? piece.replace(/[\uD800-\uDBFF]$/, '') : piece)]
    // The last may have more of it in the next piece.
    if (goesOn && characters.length > 1) characters.pop()
    for (const { segment } of characters) {
      yield segment
      from += segment.length
    }
  }
}

export function firstCharacters(text: string, most: number): string {
  let first = ''
  let count = 0
  for (const character of charactersOf(text)) {
    if (++count > most) break
    first += character
  }
  return first
}

/** Whether it has at most so many; a character takes one unit or more, so most texts need not be counted. */
export const isAtMost = (text: string, most: number) =>
  text.length <= most || firstCharacters(text, most).length === text.length
