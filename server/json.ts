// JSON from elsewhere, read as far as it can be read without anybody waiting for it.

/** JSON nested deeper than this is an attack on whoever walks it. */
const deepest = 32
/** And of more parts, on the memory: 32 MB of empty lists become a gigabyte, the largest catalog has two thirds of a million. */
const mostParts = 1_000_000

/**
 * And of more names: the engine takes seconds over a million that are all different, or that stand in
 * another order in each object. The largest catalog has a quarter of a million, which are fifty different ones.
 */
const mostNames = 300_000
const mostDifferentNames = 500
const longestName = 100

export class TooMuch extends SyntaxError {}

/** @throws SyntaxError for what is not JSON, TooMuch for what is nested absurdly deep or of absurdly many parts or names */
export function parseJson(text: string): unknown {
  let depth = 0
  let parts = 0
  let names = 0
  const different = new Set<string>()
  let begin = 0
  let string = ''
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (inString) {
      if (character === '\\') i++
      else if (character === '"') {
        inString = false
        string = text.slice(begin, i)
      }
      continue
    }
    if (character === '"') {
      inString = true
      begin = i + 1
    } else if (character === ':') {
      if (string.length > longestName) throw new TooMuch('a name in it is too long')
      if (++names > mostNames || different.add(string).size > mostDifferentNames)
        throw new TooMuch('it has too many names')
    } else if (character === '}' || character === ']') depth--
    else if (character === ',' || character === '{' || character === '[') {
      if (++parts > mostParts) throw new TooMuch('it has too many parts')
      if (character !== ',' && ++depth > deepest) throw new TooMuch('it is nested too deep')
    }
  }
  return JSON.parse(text)
}
