// What the frame of the patient's side says on every page, in one statement: how many messages wait, and that something is to be answered.
import 'server-only'
import { asksForConsentSql } from '@/server/consents'
import { Prisma, readAsViewer } from '@/server/db'
import { unreadSql } from '@/server/messages'
import type { PatientViewer } from '@/server/viewer'

export type PortalFrame = { unread: number; asksForConsent: boolean }

export async function portalFrame(viewer: PatientViewer): Promise<PortalFrame> {
  const [row] = await readAsViewer<PortalFrame>(
    viewer,
    Prisma.sql`SELECT ${unreadSql(viewer)} AS unread, ${asksForConsentSql(viewer)} AS "asksForConsent"`,
  )
  return row ?? { unread: 0, asksForConsent: false }
}
