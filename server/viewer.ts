// Who is asking. Only this file makes a Viewer: from a live session or calendar feed, or for a job about a patient from the
// patient's own account, so a query's first argument is proof.
import 'server-only'
import { asJob, resolveCalendarFeed, resolveSession, type SessionRow } from '@/server/db'
import { hashOf } from '@/server/link-token'

declare const proven: unique symbol

type Anybody = {
  readonly [proven]: true
  readonly accountId: string
  /** The session they are signed in by; null for whoever a calendar's address or a job speaks for. */
  readonly session: string | null
  readonly clinicId: string
  readonly name: string
  readonly clinicName: string
  readonly clinicPhone: string
  readonly locale: string
  /** The zone of the viewer's calendar: a patient's own, the clinic's for staff. */
  readonly timeZone: string
  readonly demo: boolean
}

export type Role = 'admin' | 'therapist'
export type StaffViewer = Anybody & { readonly kind: 'staff'; readonly roles: readonly Role[] }
export type Admin = StaffViewer & { readonly [admin]: true }
export type Therapist = StaffViewer & { readonly [therapist]: true }
export type PatientViewer = Anybody & { readonly kind: 'patient'; readonly patientId: string }
export type Viewer = StaffViewer | PatientViewer
declare const admin: unique symbol
declare const therapist: unique symbol

/** The viewer behind a session's id, or null when it was ended, has expired, or its account is disabled. */
export async function viewerOfSession(sessionId: string): Promise<Viewer | null> {
  const row = await resolveSession(sessionId)
  return row && viewerOf(row, sessionId)
}

/** Whose calendar feed has this token, or null when it was renewed or stopped, or its account is disabled. */
export async function viewerOfCalendarFeed(token: string): Promise<Viewer | null> {
  const row = await resolveCalendarFeed(hashOf(token))
  return row && viewerOf(row, null)
}

function viewerOf(row: SessionRow, session: string | null): Viewer {
  const anybody = {
    accountId: row.account_id,
    session,
    clinicId: row.clinic_id,
    name: row.name,
    clinicName: row.clinic_name,
    clinicPhone: row.clinic_phone,
    locale: row.locale,
    timeZone: row.time_zone,
    demo: row.demo,
  } as Anybody
  return row.patient_id
    ? { ...anybody, kind: 'patient', patientId: row.patient_id }
    : { ...anybody, kind: 'staff', roles: row.roles as Role[] }
}

/**
 * The patient whom a job or a signed link is about, as they would ask themselves; null when they are not to be
 * reached: without an account, or disabled. A former patient keeps the portal.
 */
export async function patientOfJob(clinicId: string, patientId: string): Promise<PatientViewer | null> {
  const found = await asJob(clinicId, async (tx) => ({
    clinic: await tx.clinic.findFirst({
      where: { id: clinicId },
      select: { name: true, phone: true, locale: true, demo: true },
    }),
    patient: await tx.patient.findFirst({
      where: { clinicId, id: patientId },
      select: { timeZone: true, account: { select: { id: true, name: true, disabledAt: true } } },
    }),
  }))
  const { clinic, patient } = found
  const account = patient?.account
  if (!clinic || !account || account.disabledAt) return null
  const { id: accountId, name } = account
  const { name: clinicName, phone: clinicPhone, locale, demo } = clinic
  const { timeZone } = patient
  return {
    ...({
      accountId,
      session: null,
      clinicId,
      name,
      clinicName,
      clinicPhone,
      locale,
      timeZone,
      demo,
    } as Anybody),
    kind: 'patient',
    patientId,
  }
}

export const isAdmin = (viewer: Viewer): viewer is Admin =>
  viewer.kind === 'staff' && viewer.roles.includes('admin')

export const isTherapist = (viewer: Viewer): viewer is Therapist =>
  viewer.kind === 'staff' && viewer.roles.includes('therapist')
