// A built-in protocol as the repository holds it: the content of any protocol, with exercises by slug and no ids.
import { z } from 'zod'
import { slugSchema } from '@/domain/catalog/exercise'
import { line } from '@/domain/fields'
import { phaseContentSchema, prescriptionContentSchema, protocolContentSchema } from '@/domain/plans/content'
import { protocolAboutSchema } from '@/domain/plans/protocol'

const prescription = prescriptionContentSchema
  .omit({ id: true, exerciseId: true, note: true })
  .extend({ exercise: slugSchema, note: prescriptionContentSchema.shape.note.default('') })

const phase = phaseContentSchema.omit({ id: true }).extend({
  // The loader keeps the ids of a stored phase by its name, and of a prescription by its phase and exercise.
  prescriptions: z
    .array(prescription)
    .refine(
      (all) => new Set(all.map(({ exercise }) => exercise)).size === all.length,
      'An exercise stands twice',
    ),
})

export const builtInProtocolSchema = protocolAboutSchema.extend({
  slug: slugSchema,
  summary: line(600),
  sources: protocolAboutSchema.shape.sources.min(1, 'Name a source'),
  content: protocolContentSchema.extend({
    phases: z
      .array(phase)
      .min(1)
      .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'Two phases have one name'),
  }),
})

export type BuiltInProtocol = z.input<typeof builtInProtocolSchema>
