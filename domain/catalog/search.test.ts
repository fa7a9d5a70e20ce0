// Tests what a search of the catalog finds, and in which order.
import { describe, expect, it } from 'vitest'
import { found } from '@/domain/catalog/search'

const items = [
  {
    name: 'Scapular squeeze, sitting',
    otherNames: ['Shoulder blade squeeze'],
    purpose: 'Wakes the muscles of the upper back',
  },
  { name: 'Child’s pose', otherNames: ['Prayer stretch'], purpose: 'Eases the back' },
  { name: 'Row with a band', otherNames: [], purpose: 'Strengthens what a scapular squeeze wakes' },
  { name: 'Müller walk', otherNames: [], purpose: '100 % of nothing' },
]
const names = (typed: string) => found(items, typed).map(({ name }) => name)

describe('found', () => {
  it('lists everything by name where nothing was typed', () => {
    expect(names('  ')).toEqual([
      'Child’s pose',
      'Müller walk',
      'Row with a band',
      'Scapular squeeze, sitting',
    ])
  })

  it('puts a name before a purpose', () => {
    expect(names('scapular squeeze')).toEqual(['Scapular squeeze, sitting', 'Row with a band'])
  })

  it('finds other names, parts of words and words in any order', () => {
    expect(names('prayer')).toEqual(['Child’s pose'])
    expect(names('SITTING scap')).toEqual(['Scapular squeeze, sitting'])
  })

  it('looks past accents and apostrophes', () => {
    expect(names("child's")).toEqual(['Child’s pose'])
    expect(names('childs pose')).toEqual(['Child’s pose'])
    expect(names('muller')).toEqual(['Müller walk'])
  })

  it('takes signs literally or not at all, never as wildcards', () => {
    expect(names('%')).toEqual([])
    expect(names('_')).toEqual([])
    expect(names('.*')).toEqual([])
    expect(names('knee')).toEqual([])
  })
})
