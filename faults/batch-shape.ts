// The shape of what a phone sends, for making batches that are nearly right; domain/logging/batch.ts alone says what is.
import { z } from 'zod'

const times = { performedAt: z.string(), loggedAt: z.string(), timeZone: z.string() }
const log = z.object({
  ...{
    id: z.uuid(),
    prescriptionId: z.uuid(),
    prescriptionVersionId: z.uuid(),
    dueOn: z.string(),
    slot: z.number(),
  },
  ...{
    status: z.enum(['done', 'partial', 'skipped', 'removed']),
    setsDone: z.number(),
    repsDone: z.number(),
  },
  ...{
    pain: z.number(),
    painAfter: z.number(),
    effort: z.number(),
    skipReason: z.string(),
    note: z.string(),
  },
  ...{ replaces: z.uuid().nullish(), ...times },
})
const checkIn = z.object({
  ...{ id: z.uuid(), planId: z.uuid().nullish(), on: z.string(), pain: z.number(), word: z.string() },
  ...{ settled: z.boolean(), replaces: z.uuid().nullish(), ...times },
})
export const batchShape = z.object({
  logs: z.array(log),
  checkIns: z.array(checkIn).optional(),
  sentAt: z.string().optional(),
})
