// Variants that name each other, and circles of them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { circlesIn, withVariants, type Variants } from '@/domain/catalog/variants'

const shelf = (items: Record<string, [easier: string | null, harder: string | null]>) =>
  new Map(Object.entries(items).map(([id, [easier, harder]]) => [id, { easier, harder }]))
const everyOne = () => true

describe('withVariants', () => {
  it('names back, also in the other direction', () => {
    const known = shelf({ a: [null, null], b: [null, null] })
    expect(withVariants(known, 'a', { easier: null, harder: 'b' }, everyOne).get('b')).toEqual({
      easier: 'a',
      harder: null,
    })
    expect(withVariants(known, 'a', { easier: 'b', harder: null }, everyOne).get('b')).toEqual({
      easier: null,
      harder: 'a',
    })
  })

  it('leaves what is built in, and what names another already', () => {
    const known = shelf({ a: [null, null], b: ['c', null], c: [null, 'b'] })
    expect([...withVariants(known, 'a', { easier: null, harder: 'b' }, everyOne).keys()]).toEqual(['a'])
    expect([...withVariants(known, 'a', { easier: 'c', harder: null }, () => false).keys()]).toEqual(['a'])
  })

  it('ends the naming back with the naming', () => {
    const known = shelf({ a: [null, 'b'], b: ['a', null], c: [null, null] })
    expect(withVariants(known, 'a', { easier: null, harder: 'c' }, everyOne)).toEqual(
      shelf({ a: [null, 'c'], b: [null, null], c: ['a', null] }),
    )
  })

  it('changes from one side to the other', () => {
    const known = shelf({ a: [null, 'b'], b: ['a', null] })
    expect(withVariants(known, 'a', { easier: 'b', harder: null }, everyOne)).toEqual(
      shelf({ a: ['b', null], b: [null, 'a'] }),
    )
  })
})

describe('circlesIn', () => {
  const going = (items: Record<string, [string | null, string | null]>) => {
    const variants = shelf(items)
    return [...variants.keys()].filter(circlesIn(variants))
  }

  it('finds what becomes harder than itself over others', () => {
    expect(going({ a: [null, 'b'], b: ['a', 'c'], c: ['b', null] })).toEqual([])
    expect(going({ a: [null, 'b'], b: [null, 'c'], c: [null, 'a'] })).toEqual(['a', 'b', 'c'])
    expect(going({ a: [null, 'b'], b: [null, null], c: ['b', 'a'] })).toEqual(['a', 'b', 'c'])
    expect(going({ a: ['a', null] })).toEqual(['a'])
  })

  it('says nothing of what only leads to a circle, or has the same harder one as another', () => {
    expect(going({ a: [null, 'b'], b: [null, 'c'], c: [null, 'b'] })).toEqual(['b', 'c'])
    expect(going({ a: [null, 'c'], b: [null, 'c'], c: ['a', null] })).toEqual([])
  })

  it('finds none where everything is named in one direction, and one that is closed by hand', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 60 }), (pairs) => {
        const known = new Map<string, Variants>()
        for (const [one, other] of pairs) {
          const [from, to] = [Math.min(one, other), Math.max(one, other)]
          if (from !== to) known.set(String(from), { easier: null, harder: String(to) })
        }
        expect([...known.keys()].filter(circlesIn(known))).toEqual([])
        const [first] = known
        if (!first) return
        const [id, { harder }] = first
        known.set(String(harder), { easier: null, harder: id })
        expect(circlesIn(known)(id)).toBe(true)
      }),
    )
  })

  it('finds the very ones that come back to themselves, step by step', () => {
    const name = fc.option(fc.nat(8).map(String), { nil: null })
    fc.assert(
      fc.property(fc.array(fc.record({ easier: name, harder: name }), { maxLength: 9 }), (items) => {
        const known = new Map(items.map((item, i) => [String(i), item]))
        const steps = [...known].flatMap(([id, { easier, harder }]) => [
          ...(harder === null ? [] : [[id, harder] as const]),
          ...(easier === null ? [] : [[easier, id] as const]),
        ])
        const comesBack = (id: string) => {
          let reached = new Set([id])
          for (let step = 0; step < 10; step++) {
            reached = new Set(steps.flatMap(([from, to]) => (reached.has(from) ? [to] : [])))
            if (reached.has(id)) return true
          }
          return false
        }
        expect([...known.keys()].filter(circlesIn(known))).toEqual([...known.keys()].filter(comesBack))
      }),
      { numRuns: 2_000 },
    )
  })

  it('takes time in step with their number, in a row and in a circle', () => {
    // By the square of it, these take minutes.
    const many = 50_000
    const row = new Map(
      Array.from({ length: many }, (_, i) => [`${i}`, { easier: null, harder: `${i + 1}` }]),
    )
    expect([...row.keys()].filter(circlesIn(row))).toEqual([])
    row.set(`${many}`, { easier: null, harder: '0' })
    expect([...row.keys()].filter(circlesIn(row))).toHaveLength(many + 1)
  })
})
