// Undo leads back over every step and redo forth again, whatever was done before.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { begun, recorded, redone, undone, type EditHistory } from './edit-history'

type Step = { text: string }
const step = (text: string): Step => ({ text })
const start = begun(step('0'))
const write = (history: EditHistory<Step>, text: string, field: string | null = null) =>
  recorded(history, step(text), field)

describe('a step', () => {
  it('is all that is typed into one field, until another is changed', () => {
    const typed = write(write(write(start, 'a', 'x'), 'ab', 'x'), 'ab1', 'y')
    expect(undone(typed).present.text).toBe('ab')
    expect(undone(undone(typed)).present.text).toBe('0')
  })

  it('begins anew after an undo, and ends the way forward', () => {
    const back = undone(write(write(start, 'a', 'x'), 'b', 'y'))
    const again = write(back, 'c', 'x')
    expect(redone(again)).toBe(again)
    expect(undone(again).present.text).toBe('a')
  })

  it('is none when nothing has changed', () => {
    expect(write(start, '0', 'x')).toBe(start)
    expect(undone(start)).toBe(start)
  })
})

it('after any doings, undoing all leads to the beginning, and redoing all to the last', () => {
  const doing = fc.oneof(
    fc.constant('undo' as const),
    fc.constant('redo' as const),
    fc.record({ text: fc.string({ maxLength: 3 }), field: fc.constantFrom(null, 'x', 'y') }),
  )
  fc.assert(
    fc.property(fc.array(doing, { maxLength: 60 }), (doings) => {
      let history: EditHistory<Step> = start
      for (const each of doings)
        history =
          each === 'undo'
            ? undone(history)
            : each === 'redo'
              ? redone(history)
              : write(history, each.text, each.field)
      const steps = history.past.length
      let back = history
      while (back.past.length > 0) back = undone(back)
      expect(back.present).toBe(start.present)
      let forth = back
      for (let i = 0; i < steps; i++) forth = redone(forth)
      expect(forth.present).toBe(history.present)
    }),
  )
})
