// That a therapist has read what a patient of theirs wrote while logging: a page that showed it says so.
'use server'

import type { ActionResult } from '@/domain/action-result'
import { shownSchema, type ShownInput } from '@/domain/shown'
import { therapistAction } from '@/server/action'
import { sayWhosePage } from '@/server/asked'
import { sawWords } from '@/server/patient-words'

const read = therapistAction(shownSchema, sawWords)

export async function sayReadWords(
  patientId: string,
  shown: ShownInput,
  _: ActionResult<void> | null,
  form?: FormData,
): Promise<ActionResult<void>> {
  sayWhosePage(form)
  return read(shown, patientId)
}
