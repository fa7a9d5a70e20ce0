// Input that means no good, made to the measure of a schema: often right enough to get past the door, and wrong somewhere.
import fc, { type Arbitrary } from 'fast-check'
import type { z } from 'zod'
import { badDates, badTexts } from '@/e2e/bad-input'

const { 'a megabyte': _, ...texts } = badTexts
/** The catalogue of the browser's tests, and what only a schema's own rules tell apart. */
const hostileTexts = [
  ...Object.values(texts),
  ...Object.values(badDates).filter((date) => typeof date === 'string'),
  ...['\0', '\uD800', '\uDC00x', 'a\r\nBcc: all', '\\', '${7*7}', '+1', '-1', '@SUM(A1)', '\t=1'],
  ...[
    'BEGIN:VEVENT\r\nEND:VEVENT',
    'ａｄｍｉｎ@x.test',
    'مرحبا',
    'שלום',
    '你好',
    '0000-00-00',
    '25:61',
    'Mars/X',
  ],
  ...['1,5', '1e309', 'NaN', '__proto__', 'constructor', 'x'.repeat(5_000)],
  ...['Zoë', '\u202Eevil', '👩‍👩‍👧‍👦'.repeat(40)],
  '00000000-0000-0000-0000-000000000000',
]
const hostileNumbers = [
  -1,
  0.1,
  -0,
  11,
  2_147_483_648,
  1e21,
  Number.MAX_VALUE,
  Number.NaN,
  Number.POSITIVE_INFINITY,
]

export const hostileText = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const number = fc.oneof(fc.constantFrom(...hostileNumbers), fc.integer(), fc.double())
export const anything: Arbitrary<unknown> = fc.oneof(
  hostileText,
  number,
  fc.constantFrom(null, undefined, true, false, [], {}, [3], '"3"'),
  fc.constant(JSON.parse('{"__proto__": {"admin": true}, "role": "admin", "clinicId": "x"}') as unknown),
  fc.anything({ maxDepth: 2 }),
)

/** Mostly what the schema wants, with something else in its place now and then. */
export function hostileFor(schema: z.core.$ZodType): Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: towards(schema) }, { weight: 1, arbitrary: anything })
}

function towards(schema: z.core.$ZodType): Arbitrary<unknown> {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object': {
      const fields = Object.entries(def.shape).map(([name, each]) => [name, hostileFor(each)] as const)
      return fc.record(Object.fromEntries(fields), {
        requiredKeys: fields.slice(0, -1).map(([name]) => name),
      })
    }
    case 'array':
      return fc.array(hostileFor(def.element), { maxLength: 4 })
    case 'tuple':
      return fc.tuple(...def.items.map(hostileFor))
    case 'record':
      return fc.dictionary(hostileText, hostileFor(def.valueType), { maxKeys: 3 })
    case 'union':
      return fc.oneof(...def.options.map(hostileFor))
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    case 'literal':
      return fc.constantFrom(...def.values)
    case 'boolean':
      return fc.boolean()
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 12 }), number)
    case 'string':
      return fc.oneof(
        fc.uuid(),
        fc.constantFrom('2026-03-02', '09:30', 'Europe/London', 'Neck pain'),
        hostileText,
      )
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'catch':
    case 'readonly':
    case 'nonoptional':
      return fc.oneof({ weight: 3, arbitrary: hostileFor(def.innerType) }, fc.constantFrom(null, undefined))
    case 'pipe':
      return towards(def.in)
    case 'intersection':
      return fc
        .tuple(towards(def.left), towards(def.right))
        .map(([left, right]) => ({ ...(left as object), ...(right as object) }))
    case 'lazy':
      return hostileFor(def.getter())
    default:
      return anything
  }
}
