// A clinic session as the rules read it. Plain data: a session exists because somebody booked it.

export const sessionStatuses = {
  booked: 'Booked',
  attended: 'Attended',
  missed: 'Missed',
  'cancelled-by-clinic': 'Cancelled by the clinic',
  'cancelled-by-patient': 'Cancelled by the patient',
} as const
export type SessionStatus = keyof typeof sessionStatuses

export type Session = {
  id: string
  /** ISO 8601 with offset Z. */
  startsAt: string
  minutes: number
  status: SessionStatus
  /** The session that it was moved to; a moved one is not counted as cancelled. */
  movedTo: string | null
}
