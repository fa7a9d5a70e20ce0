// A session that is about to be changed: whoever marks, moves or cancels it meanwhile is waited for, and what they made of it is then seen.
import 'server-only'
import type { Prisma, Tx } from '@/server/db'
import { NotFound } from '@/server/errors'

/** Holds the row until the transaction ends; it is read afterwards. @throws NotFound when there is none of such a patient's */
export async function lockSession(tx: Tx, id: string, patient: Prisma.PatientWhereInput): Promise<void> {
  if ((await tx.session.count({ where: { id, patient } })) === 0) throw new NotFound()
  await tx.$queryRaw`SELECT id FROM sessions WHERE id = ${id}::uuid FOR UPDATE`
}
