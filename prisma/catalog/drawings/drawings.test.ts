// Every home exercise has a drawing of a body that can be: joints within their range, hands and feet where they should be, nobody in the air.
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { pictureOf } from '@/components/catalog/drawing/picture'
import { drawingSchema } from '@/domain/catalog/drawing/drawing'
import { faultsOf } from '@/domain/catalog/drawing/faults'
import { items } from '../items'
import { drawings } from './all'

const drawnKinds = [
  'strengthening',
  'stretching-mobility',
  'balance-coordination',
  'walking-aerobic',
  'posture-ergonomics',
]

it('stands for each exercise that is done at home, and for nothing that is not there', () => {
  const home = items.filter(({ delivery }) => delivery === 'home')
  const wanted = home.filter(({ kind }) => drawnKinds.includes(kind)).map(({ slug }) => slug)
  expect(wanted.filter((slug) => !(slug in drawings))).toEqual([])
  expect(Object.keys(drawings).filter((slug) => !home.some((item) => item.slug === slug))).toEqual([])
  expect(home.filter(({ kind, slug }) => kind === 'education' && slug in drawings)).toEqual([])
})

describe.each(Object.entries(drawings))('the drawing of %s', (_slug, written) => {
  const drawing = drawingSchema.parse(written)

  it('keeps to what a body can do', () => {
    expect(faultsOf(drawing)).toEqual([])
  })

  it('is a few kilobytes on its way, and has no image and no script in it', () => {
    for (const [kind, most] of [
      ['still', 5_000],
      ['pair', 8_000],
      ['loop', 12_000],
    ] as const) {
      const svg = pictureOf(drawing, kind)
      expect(gzipSync(svg).length, kind).toBeLessThan(most)
      expect(svg).not.toMatch(/NaN|Infinity|undefined|<image|<script|href="(?!#)/)
    }
  })
})
