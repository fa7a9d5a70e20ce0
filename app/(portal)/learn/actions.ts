// The patient keeps what they have read.
'use server'

import { refresh } from 'next/cache'
import { readingMarkSchema } from '@/domain/logging/reading'
import { patientAction } from '@/server/action'
import { sayWhosePage } from '@/server/asked'
import { markReading } from '@/server/portal-pages'

const mark = patientAction(readingMarkSchema, (viewer, read, exerciseId: string) =>
  markReading(viewer, exerciseId, read),
)

export async function markAsRead(exerciseId: string, read: boolean, _?: unknown, form?: FormData) {
  sayWhosePage(form)
  const result = await mark(read, exerciseId)
  if (result.ok) refresh()
  return result
}
