// A text in characters as they are read, whatever each is made of: an emoji of a family is one.

const segmenter = new Intl.Segmenter()
/** In units. Finding the next character takes longer the longer the text is that it is looked for in. */
const pieceLength = 1_000

function* charactersOf(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const goesOn = from + pieceLength < text.length
    const cut = text.slice(from, from + pieceLength)
    const piece = goesOn ? cut.replace(/[\uD800-\uDBFF]$/, '') : cut
    for (const { segment, index } of segmenter.segment(piece)) {
      // The last may have more of it in the next piece.
      if (goesOn && index > 0 && index + segment.length === piece.length) break
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

// Each of these begins a character of its own.
const plain = /^[\x20-\x7e\n]*$/

/** Whether it has at most so many; a character takes one unit or more, so most texts need not be counted. */
export const isAtMost = (text: string, most: number) =>
  text.length <= most ||
  (!plain.test(text.slice(0, most + 1)) && firstCharacters(text, most).length === text.length)
