// The built-in protocols: whole, within the burden guard, and stepping up from phase to phase.
import { describe, expect, it } from 'vitest'
import { fieldsOutOfUse } from '@/domain/catalog/exercise'
import { burden } from '@/domain/plans/burden'
import { dosageSchema } from '@/domain/plans/dosage'
import { items } from '../items'
import { builtInProtocolSchema } from '../protocol'
import { schoolGrade } from '../reading-ease'
import { lowBackPain } from './low-back-pain'
import { protocols } from './protocols'
import { upperBackPain } from './upper-back-pain'

const bySlug = new Map(items.map((item) => [item.slug, item]))
const programmes = protocols.map((protocol) => builtInProtocolSchema.parse(protocol))

const exerciseOf = (slug: string) => {
  const exercise = bySlug.get(slug)
  if (!exercise) throw new Error(`no exercise ${slug}`)
  return exercise
}

it('has slugs and names of their own', () => {
  expect(new Set(programmes.map(({ slug }) => slug)).size).toBe(programmes.length)
  expect(new Set(programmes.map(({ name }) => name)).size).toBe(programmes.length)
})

it('last as long as their names say', () => {
  for (const { name, content } of programmes)
    expect(name).toContain(`, ${content.phases.reduce((sum, phase) => sum + phase.weeks, 0)} weeks`)
})

describe.each(programmes.map((programme) => [programme.slug, programme] as const))('%s', (_, { content }) => {
  it('says what each phase is for and when it is over', () => {
    for (const phase of content.phases) {
      expect(phase.aim).toMatch(/\.$/)
      expect(phase.criterion).toMatch(/\.$/)
    }
    expect(content.goals.length).toBeGreaterThanOrEqual(2)
  })

  it('doses each exercise in the fields it uses, as its delivery asks', () => {
    for (const { exercise: slug, dosage } of content.phases.flatMap((phase) => phase.prescriptions)) {
      const exercise = exerciseOf(slug)
      expect(dosageSchema.parse(dosage)).toEqual(dosage)
      expect(fieldsOutOfUse(dosage, exercise.dosageFields), slug).toEqual([])
      expect(dosage.frequency.kind === 'per-session', slug).toBe(exercise.delivery === 'clinic')
      if (exercise.kind === 'education') expect(dosage.frequency.kind, slug).toBe('as-needed')
    }
  })

  it('asks for no more than the burden guard lets pass, and for something', () => {
    for (const phase of content.phases) {
      const asked = burden(
        phase.prescriptions.map(({ exercise, dosage }) => ({
          delivery: exerciseOf(exercise).delivery,
          dosage,
        })),
      )
      expect(asked.consider).toBeNull()
      expect(asked.exercises).toBeGreaterThanOrEqual(3)
    }
  })

  it('sees the patient less and less often', () => {
    const frequencies = content.phases.map(({ sessions, everyWeeks }) => sessions / everyWeeks)
    expect(frequencies).toEqual(frequencies.toSorted((a, b) => b - a))
    expect(frequencies[0]).toBeGreaterThan(frequencies.at(-1)!)
  })

  it('asks for more effort of the muscles in its last phase than in its first', () => {
    const effortIn = (phase: (typeof content.phases)[number]) => {
      const asked = phase.prescriptions
        .filter(({ exercise }) => exerciseOf(exercise).kind === 'strengthening')
        .flatMap(({ dosage }) => dosage.effort ?? [])
      expect(asked).not.toEqual([])
      return asked.reduce((sum, effort) => sum + effort, 0) / asked.length
    }
    expect(effortIn(content.phases.at(-1)!)).toBeGreaterThan(effortIn(content.phases[0]!))
  })

  it('speaks plainly to the patient in its notes', () => {
    const notes = content.phases
      .flatMap((phase) => phase.prescriptions.map(({ note }) => note))
      .filter(Boolean)
    expect(schoolGrade(notes.join(' '))).toBeLessThanOrEqual(6)
  })
})

describe('upper back pain, 12 weeks', () => {
  const { content } = builtInProtocolSchema.parse(upperBackPain)
  const [intensive, maintenance] = content.phases

  it('is four weeks at three sessions, then eight at one every two weeks, reassessed every four', () => {
    expect(
      content.phases.map(({ kind, weeks, sessions, everyWeeks }) => [kind, weeks, sessions, everyWeeks]),
    ).toEqual([
      ['intensive', 4, 3, 1],
      ['maintenance', 8, 1, 2],
    ])
    expect(content.reassessEveryWeeks).toBe(4)
  })

  it('asks more of what stays: more work at more effort', () => {
    const stays = intensive!.prescriptions.flatMap((before) => {
      const after = maintenance!.prescriptions.find(({ exercise }) => exercise === before.exercise)
      return after && exerciseOf(after.exercise).kind === 'strengthening'
        ? [[before.dosage, after.dosage] as const]
        : []
    })
    expect(stays.length).toBeGreaterThanOrEqual(2)
    for (const [before, after] of stays) {
      expect(after.sets!).toBeGreaterThan(before.sets!)
      expect(after.effort!).toBeGreaterThan(before.effort!)
    }
  })

  it('joins hands-on care, strength, mobility and learning', () => {
    const kinds = new Set(intensive!.prescriptions.map(({ exercise }) => exerciseOf(exercise).kind))
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        'manual-therapy',
        'strengthening',
        'stretching-mobility',
        'posture-ergonomics',
        'education',
      ]),
    )
  })
})

describe('low back pain, 12 weeks', () => {
  const { content } = builtInProtocolSchema.parse(lowBackPain)

  it('is twelve weeks from two sessions a week to one every two, reassessed at the end of each phase', () => {
    expect(
      content.phases.map(({ kind, weeks, sessions, everyWeeks }) => [kind, weeks, sessions, everyWeeks]),
    ).toEqual([
      ['intensive', 4, 2, 1],
      ['custom', 4, 1, 1],
      ['maintenance', 4, 1, 2],
    ])
    expect(content.reassessEveryWeeks).toBe(4)
  })

  it('asks more of a strength exercise that stays: no fewer sets, at more effort', () => {
    const pairs = content.phases.slice(1).map((next, at) => [content.phases[at]!, next] as const)
    const stays = pairs.flatMap(([phase, next]) =>
      phase.prescriptions.flatMap(({ exercise, dosage }) => {
        const after = next.prescriptions.find((one) => one.exercise === exercise)
        return after && exerciseOf(exercise).kind === 'strengthening' ? [[dosage, after.dosage] as const] : []
      }),
    )
    expect(stays.length).toBeGreaterThanOrEqual(2)
    for (const [before, after] of stays) {
      expect(after.sets!).toBeGreaterThanOrEqual(before.sets!)
      expect(after.effort!).toBeGreaterThan(before.effort!)
    }
  })

  it('keeps to NICE NG59: hands-on care only beside exercise, and no ultrasound or TENS', () => {
    for (const { prescriptions } of content.phases) {
      const slugs = prescriptions.map(({ exercise }) => exercise)
      const kinds = slugs.map((slug) => exerciseOf(slug).kind)
      expect(slugs).not.toContain('therapeutic-ultrasound')
      expect(slugs).not.toContain('tens')
      if (kinds.includes('manual-therapy'))
        expect(kinds).toEqual(expect.arrayContaining(['strengthening', 'walking-aerobic']))
    }
  })
})
