// A person's file in words: a heading for each group, a line for each value, and one line for each entry of a list.

export type PersonLine = { depth: number; name: string; /** '' for a heading. */ text: string }

export function personLines(content: object, depth = 0): PersonLine[] {
  return told(content).flatMap(([name, value]): PersonLine[] => {
    const said = inWords(value)
    if (said !== null) return [{ depth, name: words(name), text: said }]
    const inside = ((Array.isArray(value) ? value : [value]) as unknown[]).flatMap((each) =>
      entry(each, depth + 1),
    )
    return inside.length === 0 ? [] : [{ depth, name: words(name), text: '' }, ...inside]
  })
}

/** What is of one level stands in one line; what has more inside goes on below it. */
function entry(value: unknown, depth: number): PersonLine[] {
  if (!isGroup(value)) return [{ depth, name: '', text: said(value) }]
  const parts = told(value)
  const flat = parts.filter(([, part]) => inWords(part) !== null)
  const text = flat.map(([name, part]) => `${words(name)} ${inWords(part)}`).join('; ')
  const more = Object.fromEntries(parts.filter(([, part]) => inWords(part) === null))
  return [...(text === '' ? [] : [{ depth, name: '', text }]), ...personLines(more, depth + 1)]
}

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Null for what takes lines of its own: a list of groups, and whatever has one inside. */
function inWords(value: unknown): string | null {
  if (!isGroup(value)) return said(value)
  if (Array.isArray(value)) {
    if (value.length === 0) return 'none'
    return value.some(isGroup) ? null : value.map((each) => said(each)).join(', ')
  }
  const parts = told(value).map(([name, part]) => [name, inWords(part)] as const)
  if (parts.some(([, text]) => text === null)) return null
  const [only, ...others] = parts
  if (only && others.length === 0) return only[1]
  return parts.map(([name, text]) => `${words(name).toLowerCase()} ${text}`).join(', ')
}

/** Numbers by which the program finds and orders its rows tell a reader nothing; the JSON has them. */
const told = (group: object): [string, unknown][] =>
  Object.entries(group).filter(
    ([name, value]) =>
      value !== null &&
      value !== '' &&
      !/^id$|Id$|^(replaces|sequence|createdAt|changedAt|startDay|topic)$|^(written|created|published|entered|read|updated|recorded|replaced)By$/.test(
        name,
      ),
  )

/** "birthDate" is "Birth date". */
function words(name: string): string {
  const apart = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
  return apart.charAt(0).toUpperCase() + apart.slice(1)
}

function said(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
    .replace(/^(\d{4}-\d\d-\d\d)T00:00:00\.000Z$/, '$1')
    .replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, '$1 $2 UTC')
}
