// Who is asking. Only this file makes a Viewer, and only from a live session or calendar feed, so a query's first argument is proof.
import 'server-only'
import { createHash } from 'node:crypto'
import { resolveCalendarFeed, resolveSession, type SessionRow } from '@/server/db'

declare const proven: unique symbol

type Anybody = {
  readonly [proven]: true
  readonly accountId: string
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
  return row && viewerOf(row)
}

/** Whose calendar feed has this token, or null when it was renewed or stopped, or its account is disabled. */
export async function viewerOfCalendarFeed(token: string): Promise<Viewer | null> {
  const row = await resolveCalendarFeed(calendarTokenHash(token))
  return row && viewerOf(row)
}

export const calendarTokenHash = (token: string) => createHash('sha256').update(token).digest('hex')

function viewerOf(row: SessionRow): Viewer {
  const anybody = {
    accountId: row.account_id,
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

export const isAdmin = (viewer: Viewer): viewer is Admin =>
  viewer.kind === 'staff' && viewer.roles.includes('admin')

export const isTherapist = (viewer: Viewer): viewer is Therapist =>
  viewer.kind === 'staff' && viewer.roles.includes('therapist')
