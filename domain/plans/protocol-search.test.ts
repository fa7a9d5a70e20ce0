// Protocols are found by name before condition before summary, whatever the accents and the case.
import { expect, it } from 'vitest'
import { fittingFirst, protocolsFound } from '@/domain/plans/protocol-search'

const one = (name: string, condition = '', summary = '') => ({ name, condition, summary })
const all = [
  one('Arm', 'Elbow pain', 'After the knee.'),
  one('Knee, 12 weeks', 'Pain'),
  one('Leg', 'Knee pain', 'Für die Ménisken'),
]
const names = (typed: string) => protocolsFound(all, typed).map(({ name }) => name)

it('ranks by where the words stand', () => {
  expect(names('KNEE')).toEqual(['Knee, 12 weeks', 'Leg', 'Arm'])
  expect(names('pain knee')).toEqual(['Knee, 12 weeks', 'Leg', 'Arm'])
  expect(names('elbow knee')).toEqual(['Arm'])
  expect(names('menisk')).toEqual(['Leg'])
})

it('shows all where nothing is typed, and nothing for signs or what is not there', () => {
  expect(names('  ')).toHaveLength(3)
  for (const typed of ['%', '((', '\0', '\ud800', 'hip']) expect(names(typed)).toEqual([])
})

it('puts what fits a diagnosis first, and keeps the others as they stood', () => {
  const fitting = (diagnosis: string) => fittingFirst(all, diagnosis).map(({ name }) => name)
  expect(fitting('Sore KNEE, pain on stairs')).toEqual(['Knee, 12 weeks', 'Leg', 'Arm'])
  expect(fitting('Elbow')).toEqual(['Arm', 'Knee, 12 weeks', 'Leg'])
  expect(fitting('')).toEqual(['Arm', 'Knee, 12 weeks', 'Leg'])
})
