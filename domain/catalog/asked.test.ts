// What is looked for when something is typed.
import { describe, expect, it } from 'vitest'
import { askedFor, wordsOf } from './asked'

/** Each term with the ways to say it. */
function terms(typed: string): string[][] {
  const said: string[][] = []
  for (const each of askedFor(typed)) (said[each.term] ??= []).push(each.said)
  return said
}

describe('what is asked', () => {
  it('is each word that tells something', () => {
    expect(terms('a stretch for the shin')).toEqual([
      ['stretch', 'stretching', 'stretches'],
      ['shin', 'tib ant', 'tibialis'],
    ])
    expect(terms('for the')).toEqual([['for'], ['the']])
  })

  it('is an expression as one, longest first, in all the ways to say it', () => {
    expect(terms('T-spine bend')[0]).toEqual(expect.arrayContaining(['t spine', 'thoracic', 'upper back']))
    expect(terms('straight leg raise')).toHaveLength(1)
    expect(terms('ER')[0]).toEqual(expect.arrayContaining(['external rotation', 'outward turn']))
    expect(terms('range of motion')[0]).toContain('mobility')
  })

  it('marks the word that may still be being typed', () => {
    expect(askedFor('knee ben').filter(({ last }) => last)).toEqual([
      { term: 1, said: 'ben', typed: true, last: true },
    ])
  })

  it('is everything where nothing is typed, and nothing where signs are', () => {
    expect(askedFor('  ')).toEqual([])
    expect(askedFor('%')).toEqual([{ term: 0, said: '', typed: true, last: true }])
  })

  it('has an end', () => {
    expect(terms('word '.repeat(50)).length).toBe(8)
    expect(wordsOf('x'.repeat(1_000_000))[0]).toHaveLength(400)
  })
})

it('words have no case, accents or apostrophes, and signs part them', () => {
  expect(wordsOf('Child’s PÓSE/half-kneeling, “easy” 90°')).toEqual([
    'childs',
    'pose',
    'half',
    'kneeling',
    'easy',
    '90',
  ])
  expect(wordsOf('\ud800\0')).toEqual([])
})
