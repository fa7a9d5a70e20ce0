// Changing the clinic's settings: of a form only what somebody typed in is written, and nothing over what somebody else has changed since it was shown.
import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import { stillStaff } from '@/server/invitations'
import type { Admin } from '@/server/viewer'

/** Refuses these fields, which somebody else has changed since they were shown. */
export const overtaken = (fields: readonly string[]) =>
  new Refused({
    ...Object.fromEntries(fields.map((field) => [field, 'This was changed meanwhile.'])),
    shown: 'Somebody else has changed this meanwhile. What you typed is still here and is not saved.',
  })

/**
 * The fields that are to be written. Whoever changes settings of the same clinic waits until the transaction ends.
 * @param read what stands now, once nobody else can change it
 * @param shown the form's values as the page showed them; without it, nothing is compared
 * @throws NotFound when the viewer was signed out meanwhile; Refused at each field that both have changed
 */
export async function settingsToWrite<T extends object>(
  tx: Tx,
  viewer: Admin,
  typed: T,
  read: () => Promise<T>,
  shown: unknown = undefined,
): Promise<Partial<T>> {
  await stillStaff(tx, viewer)
  // Rows that name the clinic can be written meanwhile.
  await tx.$queryRaw`SELECT id FROM clinics WHERE id = ${viewer.clinicId}::uuid FOR NO KEY UPDATE`
  const now = await read()
  const before = shown === undefined ? now : (Object(shown) as T)
  const differs = (a: T, b: T, field: keyof T) => !isDeepStrictEqual(a[field], b[field])
  const changed = (Object.keys(now) as (keyof T & string)[]).filter(
    (field) => differs(typed, now, field) && differs(typed, before, field),
  )
  const taken = changed.filter((field) => differs(now, before, field))
  if (taken.length > 0) throw overtaken(taken)
  return Object.fromEntries(changed.map((field) => [field, typed[field]])) as Partial<T>
}
