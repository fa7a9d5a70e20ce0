// Whatever is moved, nothing else is: every prescription is still there once, with its dosage, and ids stay unless the phase changes.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  copyPrescription,
  duplicatePhase,
  movePhase,
  movePrescription,
  neighbour,
  removePrescription,
} from '@/domain/plans/arrange'
import { aWeek, phase, prescription } from '@/domain/plans/plan.fixture'

let count = 0
const newId = () => `new-${count++}`

const drafted = (id: string, names: readonly string[]) => {
  const {
    startDay: _,
    prescriptions,
    ...rest
  } = phase(
    id,
    0,
    4,
    names.map((name) => prescription(name, aWeek(5))),
  )
  return {
    ...rest,
    prescriptions: prescriptions.map(({ id, exerciseId, dosage, note }) => ({
      id,
      exerciseId,
      dosage,
      note,
    })),
  }
}
const plan = () => [drafted('a', ['a0', 'a1', 'a2']), drafted('b', ['b0']), drafted('c', [])]
const exercises = (phases: ReturnType<typeof plan>) =>
  phases.map(({ prescriptions }) => prescriptions.map((each) => each.exerciseId.replace('exercise-', '')))

describe('a prescription', () => {
  it('moves within its phase and keeps its id', () => {
    const moved = movePrescription(plan(), { phase: 0, at: 0 }, { phase: 0, at: 2 }, newId)
    expect(exercises(moved)).toEqual([['a1', 'a2', 'a0'], ['b0'], []])
    expect(moved[0]?.prescriptions[2]?.id).toBe('a0')
  })

  it('moves into another phase under a new id', () => {
    const moved = movePrescription(plan(), { phase: 0, at: 1 }, { phase: 1, at: 1 }, newId)
    expect(exercises(moved)).toEqual([['a0', 'a2'], ['b0', 'a1'], []])
    expect(moved[1]?.prescriptions[1]?.id).toMatch(/^new-/)
  })

  it('steps over the edge of its phase, and not over that of the plan', () => {
    expect(neighbour(plan(), { phase: 0, at: 2 }, 1)).toEqual({ phase: 1, at: 0 })
    expect(neighbour(plan(), { phase: 1, at: 0 }, -1)).toEqual({ phase: 0, at: 3 })
    expect(neighbour(plan(), { phase: 0, at: 0 }, -1)).toBeNull()
    expect(neighbour(plan(), { phase: 2, at: 0 }, 1)).toBeNull()
  })

  it('is taken out, and nothing else is', () => {
    expect(exercises(removePrescription(plan(), { phase: 0, at: 1 }))).toEqual([['a0', 'a2'], ['b0'], []])
  })

  it('is copied to the end of another phase, under a new id', () => {
    const copied = copyPrescription(plan(), { phase: 0, at: 1 }, 1, newId)
    expect(exercises(copied)).toEqual([['a0', 'a1', 'a2'], ['b0', 'a1'], []])
    expect(copied[1]?.prescriptions[1]?.id).toMatch(/^new-/)
  })

  it('does not go where there is no room or no phase', () => {
    const full = [
      drafted('a', ['x']),
      drafted(
        'b',
        Array.from({ length: 40 }, (_, i) => `b${i}`),
      ),
    ]
    expect(movePrescription(full, { phase: 0, at: 0 }, { phase: 1, at: 0 }, newId)).toBe(full)
    const all = plan()
    expect(movePrescription(all, { phase: 0, at: 9 }, { phase: 1, at: 0 }, newId)).toBe(all)
    expect(movePrescription(all, { phase: 0, at: 0 }, { phase: 7, at: 0 }, newId)).toBe(all)
  })

  it('is still there once after any moves, and every other stands as it stood', () => {
    const place = fc.record({ phase: fc.nat(3), at: fc.nat(4) })
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { maxLength: 20 }), (moves) => {
        let phases = plan()
        for (const [from, to] of moves) {
          const moved = phases[from.phase]?.prescriptions[from.at]?.exerciseId
          const after = movePrescription(phases, from, to, newId)
          const others = (all: typeof phases) =>
            all.map(({ prescriptions }) => prescriptions.filter((each) => each.exerciseId !== moved))
          expect(others(after)).toEqual(others(phases))
          phases = after
        }
        expect(exercises(phases).flat().sort()).toEqual(exercises(plan()).flat().sort())
      }),
    )
  })
})

describe('a phase', () => {
  it('is doubled with ids of its own', () => {
    const doubled = duplicatePhase(plan(), 0, newId)
    expect(exercises(doubled)).toEqual([['a0', 'a1', 'a2'], ['a0', 'a1', 'a2'], ['b0'], []])
    expect(doubled[1]?.name).toBe('a (copy)')
    const ids = doubled.flatMap(({ id, prescriptions }) => [id, ...prescriptions.map((each) => each.id)])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('moves up and down, and stops at the ends', () => {
    expect(movePhase(plan(), 0, 1).map(({ id }) => id)).toEqual(['b', 'a', 'c'])
    expect(movePhase(plan(), 2, -1).map(({ id }) => id)).toEqual(['a', 'c', 'b'])
    const all = plan()
    expect(movePhase(all, 0, -1)).toBe(all)
    expect(movePhase(all, 2, 1)).toBe(all)
  })
})
