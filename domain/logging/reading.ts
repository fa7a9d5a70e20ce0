// What a patient is to read, and says of it: that it has been read, or has not.
import { z } from 'zod'
import type { Phase, Prescription } from '@/domain/plans/plan'

/** The education items of a version, in the order of the plan; one that several phases have as often. */
export const toRead = (phases: readonly Phase[]): Prescription[] =>
  phases
    .flatMap(({ prescriptions }) => prescriptions)
    .filter(({ exerciseKind }) => exerciseKind === 'education')

export const readingMarkSchema = z.boolean()
