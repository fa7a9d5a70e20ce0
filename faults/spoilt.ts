// A filled form with something else in one or two of its fields: what is nearly right gets furthest.
import fc, { type Arbitrary } from 'fast-check'
import { unasked } from '@/e2e/bad-input'
import { anything, hostileText } from './hostile'

type Place = { path: readonly string[]; value: unknown }

export function spoilt(filled: unknown): Arbitrary<unknown> {
  const change = fc.oneof(
    ...placesIn(filled).map(({ path, value }) => insteadOf(value).map((other) => ({ path, other }))),
  )
  return fc
    .array(change, { minLength: 1, maxLength: 2 })
    .map((changes) => changes.reduce((form, { path, other }) => withAt(form, path, other), filled))
}

/** Every field and every group of fields, the whole among them. */
function placesIn(value: unknown, path: readonly string[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }]
  const inside = Object.entries(value).flatMap(([name, part]) => placesIn(part, [...path, name]))
  return [{ path, value }, ...inside]
}

function withAt(form: unknown, [name, ...path]: readonly string[], other: unknown): unknown {
  if (name === undefined) return other
  // The first of two changes may have taken the place of the second away.
  if (typeof form !== 'object' || form === null || !(name in form)) return form
  const changed = withAt((form as Record<string, unknown>)[name], path, other)
  return Array.isArray(form)
    ? form.map((each: unknown, at) => (String(at) === name ? changed : each))
    : { ...form, [name]: changed }
}

function insteadOf(value: unknown): Arbitrary<unknown> {
  return fc.oneof({ weight: 4, arbitrary: another(value) }, { weight: 1, arbitrary: anything })
}

/** Something of the same kind. */
function another(value: unknown): Arbitrary<unknown> {
  if (typeof value === 'string') return fc.oneof(hostileText, anotherOf(value), withSomethingIn(value))
  if (typeof value === 'number')
    return fc.oneof(
      fc.integer({ min: -3, max: 3 }).map((more) => value + more),
      fc.double({ min: -1, max: 1, noNaN: true }).map((more) => value + more),
      fc.constantFrom(2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 53, 1e21, Number.MAX_VALUE, 0, -0),
    )
  if (typeof value === 'boolean') return fc.boolean()
  if (Array.isArray(value))
    return fc.oneof(
      fc.constant([]),
      fc.constant([...(value as unknown[]), ...(value as unknown[])]),
      fc.subarray(value as unknown[]),
      anything.map((more) => [...(value as unknown[]), more]),
    )
  if (typeof value === 'object' && value !== null)
    return fc.oneof(
      fc.subarray(Object.entries(value)).map((kept) => Object.fromEntries(kept) as object),
      fc.dictionary(hostileText, anything, { maxKeys: 3 }).map((more) => ({ ...more, ...value })),
      fc.constant({ ...unasked, ...value }),
    )
  return anything
}

function anotherOf(text: string): Arbitrary<string> {
  if (/^\d{4}-\d\d-\d\d$/.test(text))
    return fc.oneof(daysBetween('1890-01-01', '2210-12-31'), daysBetween('0001-01-01', '9999-12-31'))
  if (/^\d\d:\d\d$/.test(text))
    return fc
      .tuple(fc.nat(27), fc.nat(63))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
  if (/^[0-9a-f]{8}-/.test(text)) return fc.uuid()
  return fc.constantFrom('', text.toUpperCase(), ` ${text} `, text.slice(1), text.repeat(2))
}

const daysBetween = (first: string, last: string) =>
  fc
    .date({ min: new Date(first), max: new Date(last), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10))

const withSomethingIn = (text: string) =>
  fc.tuple(fc.nat(text.length), hostileText).map(([at, more]) => text.slice(0, at) + more + text.slice(at))
