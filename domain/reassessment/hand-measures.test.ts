// What is measured by hand and by the clinic's own measures: what may be said of them, and what becomes a measurement.
import { expect, it } from 'vitest'
import { handAndOwn, handMeasurementsSchema, wrongOwnValues } from '@/domain/reassessment/hand-measures'
import { asMeasure } from '@/domain/reassessment/measures'
import { usualRange } from '@/domain/reassessment/movements'
import { ownMeasureSchema } from '@/domain/reassessment/own-measure'
import { changeSince, valueWords } from '@/domain/reassessment/progress'

const score = asMeasure({
  ...{ id: 'a', name: 'Grip', question: '', least: 0, most: 90, decimals: true, unit: 'kg' },
  ...{ direction: 'higher-is-better', mcid: 5, byPatient: false, licence: '', retired: false },
})

it('keeps the side with what was measured, and leaves out what has no value', () => {
  const handMeasurements = handMeasurementsSchema.parse([
    { measure: 'rom', item: 'Neck rotation', side: 'left', value: 45 },
    { measure: 'posture', item: 'Rounded shoulders', value: 0 },
    { measure: 'strength-kg', item: 'Grip', side: 'right', value: null },
    { measure: 'rom', item: '', value: null },
  ])
  expect(handAndOwn({ handMeasurements, own: [{ code: 'own-a', value: null }] })).toEqual([
    { measure: 'rom', item: 'Neck rotation, left', value: 45 },
    { measure: 'posture', item: 'Rounded shoulders', value: 0 },
  ])
})

it.each([
  ['no movement', [{ measure: 'rom', item: ' ', value: 45 }], '0.item'],
  ['more than a grade', [{ measure: 'posture', item: 'Flat back', value: 4 }], '0.value'],
  ['twice', ['Neck', 'neck'].map((item) => ({ measure: 'rom', item, side: 'left', value: 4 })), '1.item'],
  ['text', [{ measure: 'rom', item: 'Neck', value: '1,5' }], '0.value'],
])('refuses %s at its field', (_, given, path) => {
  expect(handMeasurementsSchema.safeParse(given).error?.issues.map((each) => each.path.join('.'))).toEqual([
    path,
  ])
})

it('refuses a measure that the clinic does not have, twice the same, and a value out of its range', () => {
  const values = [
    { code: 'own-a', value: 91 },
    { code: 'own-b', value: 1 },
    { code: 'nprs-now', value: 1 },
    { code: 'own-a', value: 2 },
  ]
  expect(wrongOwnValues(values, [score])).toEqual([
    { at: 0, message: 'At most 90' },
    { at: 1, message: 'Not a measure of this clinic: leave it empty' },
    { at: 2, message: 'Not a measure of this clinic: leave it empty' },
    { at: 3, message: 'This stands twice' },
  ])
})

it('holds up nobody for a measure that went out of use while the form was open, and was left empty', () => {
  expect(wrongOwnValues([{ code: 'own-gone', value: null }], [score])).toEqual([])
})

it('says a change of an own measure against its own smallest change', () => {
  expect(changeSince(score, 20.5, 26)?.words).toBe(
    'better by 5.5 kg: more than the smallest change that matters (5)',
  )
  expect(changeSince(score, 20, 24)?.words).toBe('no change that matters (better by 4.0 kg)')
  expect(valueWords(score, 20.5)).toBe('20.5 kg')
})

it('knows the usual range of a movement on either side', () => {
  expect([
    usualRange('neck ROTATION, left'),
    usualRange('Shoulder flexion'),
    usualRange('Jaw opening'),
  ]).toEqual([60, 180, null])
})

it.each([
  [{ most: 0 }, 'most'],
  [{ mcid: 11 }, 'mcid'],
  [{ name: '\u200b' }, 'name'],
  [{ least: Number.NaN }, 'least'],
  [{ direction: 'sideways' }, 'direction'],
])('a measure with %j is refused at %s', (wrong, path) => {
  const fine = { name: 'Grip', question: '', least: 0, most: 10, decimals: false, unit: '', licence: '' }
  const given = { ...fine, direction: 'higher-is-better', mcid: null, byPatient: true, ...wrong }
  expect(ownMeasureSchema.safeParse(given).error?.issues[0]?.path).toEqual([path])
})
