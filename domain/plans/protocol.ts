// A protocol besides its content: what is said of it, its form, and how a clinic's own begins.
import { z } from 'zod'
import { slugSchema } from '@/domain/catalog/exercise'
import { adaptedName } from '@/domain/catalog/exercise-form'
import { firstCharacters } from '@/domain/characters'
import { bodyRegions, keysOf } from '@/domain/catalog/vocabulary'
import { counted, line, optionalLine, optionalText } from '@/domain/fields'
import type { PlanContent } from '@/domain/plans/content'
import {
  emptyPlan,
  nextVersionOf,
  protocolContentDraftSchema,
  withNewIds,
  type NewId,
  type ProtocolContentDraft,
} from '@/domain/plans/draft'
import type { Phase } from '@/domain/plans/plan'

/** What the list of protocols can be narrowed to. */
export const protocolShelves = {
  own: 'Your clinic’s',
  'built-in': 'Built in',
  archived: 'Archived',
} as const

export const mostSources = 20

const regions = z.array(z.enum(keysOf(bodyRegions))).max(keysOf(bodyRegions).length, 'An entry stands twice')

export const protocolAboutSchema = z.object({
  name: line(80),
  condition: line(80),
  regions: regions.min(1, 'Choose a body region'),
  summary: optionalText(600),
  sources: z.array(line(300)).max(mostSources, `At most ${mostSources} sources`),
})
export type ProtocolAbout = z.infer<typeof protocolAboutSchema>

/** A clinic's own while it is written: its name alone cannot wait, since it is kept and found by that. */
export const protocolDraftSchema = protocolContentDraftSchema.extend({
  name: protocolAboutSchema.shape.name,
  condition: optionalLine(80),
  regions,
  summary: protocolAboutSchema.shape.summary,
  sources: z.array(z.object({ text: optionalLine(300) })).max(mostSources, `At most ${mostSources} sources`),
})
export type ProtocolForm = z.input<typeof protocolDraftSchema>
export type ProtocolDraft = z.output<typeof protocolDraftSchema>

export const saveProtocolSchema = z.object({
  content: protocolDraftSchema,
  /** 0 while it is not saved yet. */
  revision: counted,
  /** The address of the protocol that a new one is adapted from. */
  from: slugSchema.nullable(),
  /** With the clinic, and for good: until then it is its maker's alone, and may be unfinished. */
  share: z.boolean(),
})
export type SaveProtocolInput = z.input<typeof saveProtocolSchema>

export function emptyProtocol(newId: NewId): ProtocolForm {
  const { startsOn: _, ...content } = emptyPlan('', '', newId)
  return { ...content, name: '', condition: '', regions: [], summary: '', sources: [] }
}

export type StoredProtocol = ProtocolAbout & { content: ProtocolContentDraft }

export function formOfProtocol({ content, sources, ...about }: StoredProtocol): ProtocolForm {
  const { name, condition, regions, summary } = about
  const { problem, goals, reassessEveryWeeks, reassessAtShare, phases } = content
  const rows = sources.map((text) => ({ text }))
  const measured = { problem, goals, reassessEveryWeeks, reassessAtShare, phases }
  return { name, condition, regions, summary, sources: rows, ...measured }
}

/** A copy is told from what it was made of by its name alone. */
export function adaptedProtocol(protocol: StoredProtocol, newId: NewId): ProtocolForm {
  return withNewIds({ ...formOfProtocol(protocol), name: adaptedName(protocol.name) }, newId)
}

type Published = Omit<PlanContent, 'phases' | 'startsOn'> & { phases: readonly Phase[] }

/**
 * What a plan asks for, without its patient: no dates, no days that suit, and no notes to the patient unless they are to
 * be kept.
 */
export function protocolOfPlan(plan: Published, keepsNotes: boolean, newId: NewId): ProtocolForm {
  const { startsOn: _, ...content } = nextVersionOf({ ...plan, startsOn: '' })
  const phases = content.phases.map(({ sessionWeekdays: _days, sessionTime: _time, ...phase }) => ({
    ...phase,
    prescriptions: phase.prescriptions.map((each) => ({ ...each, note: keepsNotes ? each.note : '' })),
  }))
  return withNewIds(
    { ...emptyProtocol(newId), ...content, phases, name: firstCharacters(plan.problem, 80) },
    newId,
  )
}

/** Archived exercises are not taken into a copy; `leftOut` says which. */
export function withOffered(
  form: ProtocolForm,
  isOffered: (exerciseId: string) => boolean,
): { form: ProtocolForm; leftOut: string[] } {
  const leftOut = new Set<string>()
  const phases = form.phases.map((phase) => ({
    ...phase,
    prescriptions: phase.prescriptions.filter(({ exerciseId }) => {
      if (!isOffered(exerciseId)) leftOut.add(exerciseId)
      return isOffered(exerciseId)
    }),
  }))
  return { form: { ...form, phases }, leftOut: [...leftOut] }
}
