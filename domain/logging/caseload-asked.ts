// What is asked of the caseload: the filters, which stand in its address, and a name, which never does.
import { z } from 'zod'
import { line } from '@/domain/fields'
import { bodyRegions, keysOf } from '@/domain/catalog/vocabulary'
import { flagCodes } from '@/domain/logging/flags'

export const caseloadPhases = ['intensive', 'maintenance', 'custom', 'none'] as const

/** What it cannot mean is as if it were not there. */
export const caseloadFilterSchema = z.object({
  /** `mine` are those whose care team one is in; without it, all whom one may see. */
  whose: z.enum(['mine']).nullable().catch(null),
  phase: z.enum(caseloadPhases).nullable().catch(null),
  flag: z
    .enum(['any', 'wrote', ...flagCodes])
    .nullable()
    .catch(null),
  region: z.enum(keysOf(bodyRegions)).nullable().catch(null),
})
export type CaseloadFilter = z.output<typeof caseloadFilterSchema>

export const everybody: CaseloadFilter = { whose: null, phase: null, flag: null, region: null }

/** Whether one is told in the morning. */
export const digestChoiceSchema = z.object({ wanted: z.boolean() })

export const savedViewSchema = z.object({ name: line(40), filter: caseloadFilterSchema })
export type SavedView = { id: string; name: string; filter: CaseloadFilter }

/** Anything may be searched for: what is no name finds nobody. */
export const caseloadSearchSchema = z.object({
  filter: caseloadFilterSchema,
  name: z.string({ error: 'Enter a name' }).max(2_000, 'Search for less').transform(searchable),
})

/** Names are stored composed and without control characters; PostgreSQL takes no NUL and no broken surrogate. */
function searchable(typed: string): string {
  return (
    typed
      .normalize('NFC')
      .replace(/[\u0000-\u001F\u007F]/g, ' ')
      .trim()
      .slice(0, 100)
      // Last, since a cut may go through the middle of a character.
      .toWellFormed()
  )
}
