// Erasing a person, which only an admin may.
'use server'

import { refresh, revalidatePath } from 'next/cache'
import { redirect, RedirectType } from 'next/navigation'
import { wasTheirs, type ActionResult } from '@/domain/action-result'
import { erasureSchema, type ErasureInput } from '@/domain/person-data'
import { adminAction } from '@/server/action'
import { proved } from '@/server/own-proof'
import { erasePerson } from '@/server/person-data'

const erase = adminAction(
  erasureSchema,
  proved((viewer, input, id: string) => erasePerson(viewer, id, input)),
)

export async function erasePatient(patientId: string, input: ErasureInput): Promise<ActionResult<void>> {
  const result = await erase(input, patientId)
  if (result.ok) {
    // Going back asks for their pages anew, and they are gone.
    revalidatePath('/patients', 'layout')
    redirect('/patients?erased=yes', RedirectType.replace)
  }
  // The proof may have lapsed while the page was open: drawn anew, it asks for it.
  if (wasTheirs(result)) refresh()
  return result
}
