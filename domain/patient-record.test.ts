import { expect, test } from 'vitest'
import {
  adverseEventSchema,
  recordGaps,
  sectionSchema,
  teamChangeSchema,
  visitsWarning,
} from '@/domain/patient-record'

const wrong = (result: { error?: { issues: { path: PropertyKey[] }[] } | undefined }) =>
  result.error?.issues.map(({ path }) => path.join('.'))

test('the approved visits warn once two are left, by what was attended and what is booked', () => {
  const of = (approved: number | null, attended: number, booked: number) =>
    visitsWarning({ approved, from: null, attended, booked })
  expect(of(null, 90, 9)).toBeNull()
  expect(of(12, 6, 3)).toBeNull()
  expect(of(12, 6, 4)).toMatch(/^2 approved visits are left/)
  expect(of(12, 8, 3)).toMatch(/^1 approved visit is left/)
  expect(of(12, 8, 4)).toMatch(/^No approved visit is left/)
  expect(of(12, 8, 6)).toMatch(/^2 more than approved/)
  expect(of(0, 0, 0)).toMatch(/^No approved visit/)
})

test('a finding needs its day', () => {
  const read = (section: object) => wrong(sectionSchema.safeParse(section))
  const screening = { section: 'screening', redFlagsOn: '', redFlags: '' }
  expect(read(screening)).toBeUndefined()
  expect(read({ ...screening, redFlags: 'Night pain' })).toEqual(['redFlagsOn'])
  expect(read({ ...screening, redFlagsOn: '2026-02-30' })).toEqual(['redFlagsOn'])
  expect(read({ ...screening, redFlags: 'a\u001bb', redFlagsOn: '2026-02-03' })).toEqual(['redFlags'])
})

test.each([-1, 501, 0.5, Number.NaN, '3', [3], 2147483648])(
  '%j visits are refused at the field',
  (approvedVisits) => {
    const section = { section: 'visits', approvedVisits, approvedFrom: '' }
    expect(wrong(sectionSchema.safeParse(section))).toEqual(['approvedVisits'])
  },
)

test('a section takes no field of another', () => {
  const given = { section: 'visits', approvedVisits: 3, approvedFrom: '', name: 'Taken', clinicId: 'x' }
  expect(sectionSchema.parse(given)).toEqual({ section: 'visits', approvedVisits: 3, approvedFrom: '' })
  expect(wrong(sectionSchema.safeParse({ ...given, section: 'roles' }))).toEqual(['section'])
})

test('a change of the team names somebody, and an adverse event says something', () => {
  expect(wrong(teamChangeSchema.safeParse({ joins: '', leaves: '', on: '2026-02-03' }))).toEqual(['joins'])
  const event = { on: '2026-02-03', happened: '\u200b', done: '', replaces: null }
  expect(wrong(adverseEventSchema.safeParse(event))).toEqual(['happened'])
})

test('before a plan begins, red flags that nobody asked for and consent that does not stand are named', () => {
  const asked = { asked: 'in-person' } as const
  const consents = [
    { title: 'Treatment', ...asked, standing: 'open' },
    { title: 'Data', ...asked, standing: 'agreed' },
    { title: 'Letters', ...asked, standing: 'agreed-earlier' },
    { title: 'Photographs', asked: 'in-portal', standing: 'withdrawn' },
    { title: 'Old', asked: 'no-longer', standing: 'refused' },
  ] as const
  expect(recordGaps({ redFlagsOn: null, consents })).toEqual([
    { section: 'red-flags', words: 'Red flags: not asked yet' },
    { section: 'consent', words: 'Consent to “Treatment”: not answered yet' },
    { section: 'consent', words: 'Consent to “Photographs”: withdrawn' },
  ])
  expect(recordGaps({ redFlagsOn: '2026-11-26', consents: [consents[1]] })).toEqual([])
})
