// Writes a large value as JSON for a file, a part at a time: in one piece it would hold everybody for as long as it is large.
import 'server-only'
import { setImmediate as turn } from 'node:timers/promises'

/** What lies deeper is written in one piece, on one line. */
const depth = 4
const charactersOfTurn = 100_000

/** The same as JSON.stringify, but for the blanks: each member of its upper levels stands on a line of its own. */
export async function jsonFile(value: object): Promise<string> {
  const parts: string[] = []
  let since = 0
  for (const part of partsOf(value, '\n', depth)) {
    parts.push(part)
    since += part.length
    if (since < charactersOfTurn) continue
    since = 0
    await turn()
  }
  return `${parts.join('')}\n`
}

function* partsOf(value: unknown, line: string, levels: number): Generator<string> {
  const isGroup = Array.isArray(value) || Object.getPrototypeOf(value ?? 0) === Object.prototype
  if (!isGroup || levels === 0) return yield JSON.stringify(value)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  let before = ''
  yield open!
  for (const [name, member] of Object.entries(value as object)) {
    if (member === undefined && !Array.isArray(value)) continue
    yield `${before}${line}  ${Array.isArray(value) ? '' : `${JSON.stringify(name)}: `}`
    yield* partsOf(member ?? null, `${line}  `, levels - 1)
    before = ','
  }
  yield before ? `${line}${close}` : close!
}
