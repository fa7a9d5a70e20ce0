// Filling in the forms of bad-input.forms.ts and sending them, with something else in some of their fields.
import { expect } from '@playwright/test'
import { actions } from './authorisation.actions'
import { people, type Person, type Served } from './authorisation.people'
import { forms, type Written } from './bad-input.forms'
import { callAction, resultOf } from './doors'

export type Path = readonly (string | number)[]
export type Result = { ok: boolean; status?: number; fields?: Record<string, string>; value?: unknown }

/** Somebody who may do this: the therapist, whose all of the subject is, wherever that is so. */
export const whoMay = (name: string): Person =>
  (['therapist', ...people] as const).find((person) => actions[name]!.expected[person] === 'ok')!

/** What React or Next does not even read never reaches the action. */
export const unreadable = new Set([400, 413])

/** Where whoever is wrong too often has to wait. */
const isGuessed = /#(\w*(Emergency|Passphrase|SecondStep|RecoveryCodes)|proveItIsMe|invite\w+)$/

export async function call(
  served: Served,
  name: string,
  args: unknown[],
  what: string,
  person = whoMay(name),
): Promise<Result> {
  if (isGuessed.test(name)) await served.asSystem('DELETE FROM guesses')
  const { status, text } = await callAction(served, person, name, sent(name, args))
  if (unreadable.has(status)) return { ok: false, status }
  expect(status, `${what}: ${text.slice(0, 300)}`).toBe(200)
  const result = resultOf<Result>(text)
  expect(result, `${what}: ${text.slice(0, 300)}`).toBeDefined()
  return result!
}

/** As the page sends it. */
export const sent = (name: string, args: unknown[]): unknown[] =>
  forms[name]?.plain ? args.with(formIn(args), asForm(args[formIn(args)])) : args

export const written = (served: Served): Written => ({
  ...served.subject,
  revision: async (action, id) => {
    const { value } = await call(served, action, [id], 'the newest revision')
    return (value as { revision: number }).revision
  },
  newest: served.newest,
  answered: served.answered,
  activities: served.activities,
  paperDay: served.paperDay,
})

export const formIn = (args: readonly unknown[]) =>
  args.findIndex((arg) => typeof arg === 'object' && arg !== null)

/** A plain form carries texts alone, of a list each by itself. */
function asForm(fields: unknown): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields as object))
    for (const each of [value].flat()) form.append(name, String(each))
  return form
}

/** Every field of something, or every list and group of fields; what stands in several rows in the first of them alone. */
export function pathsIn(value: unknown, of: 'fields' | 'groups', at: Path): Path[] {
  const seen = new Set<string>()
  return everyPathIn(value, of, at).filter((path) => {
    const kind = path.map((key) => (typeof key === 'number' ? '*' : key)).join('.')
    return !seen.has(kind) && seen.add(kind)
  })
}

function everyPathIn(value: unknown, of: 'fields' | 'groups', at: Path): Path[] {
  if (typeof value !== 'object' || value === null) return of === 'fields' ? [at] : []
  const inside = Object.entries(value).flatMap(([name, part], index) =>
    everyPathIn(part, of, [...at, Array.isArray(value) ? index : name]),
  )
  return of === 'groups' ? [at, ...inside] : inside
}

/** An error is said at the field, in it, or at a group that it is in. */
export function isSaidAt(path: Path, said: string): boolean {
  // Of what nobody types the error is said beside it.
  const [, ...field] = isStamp(path) ? path.slice(0, -1) : path
  const at = field.join('.')
  // The form as a whole.
  if (field.length === 0) return true
  if (said === '') return false
  // What an action takes and what it says may stand under the name of the thing.
  const [names, places] = [said, at].map((each) => [each, each.replace(/^[^.]+\./, '')])
  return places!.some((place) =>
    names!.some((name) => name === place || place.startsWith(`${name}.`) || name.startsWith(`${place}.`)),
  )
}

/** What the page binds: which state was on it, and what a value is of. */
export const isStamp = (path: Path) =>
  /^(read|reportId|revision|number|known|code|seen)$/.test(String(path.at(-1)))

/**
 * What the form's own schema says of this in these fields, by path. Of a plain form nothing: it is read into another shape
 * before it is held against it.
 */
export function errorsOf(name: string, args: unknown[], fields: readonly Path[], bad: unknown) {
  const errors: Record<string, string> = {}
  const form = forms[name]
  if (!form || form.plain) return errors
  const read = typeof bad === 'string' ? (asRead[bad] ?? bad) : bad
  const { error } = form.schema.safeParse(spoil(args, fields, read)[formIn(args)])
  for (const { path, message } of error?.issues ?? []) errors[path.join('.')] ??= message
  return errors
}

/** Those of the fields in which the form's schema lets this stand; of each of the others it says that it does not. */
export function takenIn(
  name: string,
  args: unknown[],
  fields: readonly Path[],
  bad: unknown,
): readonly Path[] {
  for (let left = fields; ;) {
    const said = Object.keys(errorsOf(name, args, left, bad))
    const kept = left.filter((path) => !said.some((at) => isSaidAt(path, at)))
    // What is wrong then is not in them, and the server's to say.
    if (kept.length === left.length) return left
    left = kept
  }
}

/** As React reads them. */
const asRead: Record<string, number> = { $Infinity: Infinity, $NaN: NaN }

export function spoil(args: unknown[], paths: readonly Path[], bad: unknown): unknown[] {
  const spoilt = structuredClone(args)
  for (const path of paths) {
    const last = path.at(-1)!
    const parent = path.slice(0, -1).reduce<unknown>((part, key) => (part as never)[key], spoilt)
    ;(parent as Record<string | number, unknown>)[last] = bad
  }
  return spoilt
}
