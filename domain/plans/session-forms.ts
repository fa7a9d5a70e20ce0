// What staff see of a clinic session, and what they fill in: to book one, to move one, to say what became of one.
import { z } from 'zod'
import { keysOf } from '@/domain/catalog/vocabulary'
import { dateWords } from '@/domain/date-words'
import { anId, calendarDateSchema, counted, timeOfDaySchema, whole } from '@/domain/fields'
import type { CalendarDate } from '@/domain/plans/plan'
import { sessionStatuses, type SessionStatus } from '@/domain/plans/session'

export type SessionLine = {
  id: string
  patientId: string
  patientName: string
  therapistId: string
  therapistName: string
  date: CalendarDate
  /** HH:MM on the clinic's wall clock. */
  time: string
  minutes: number
  status: SessionStatus
  /** It was cancelled and booked again for then; `therapistName` where that is with somebody else. */
  movedTo: { date: CalendarDate; time: string; therapistName: string | null } | null
  /** It was cancelled because a plan ended. */
  withPlansEnd: boolean
  plans: { id: string; problem: string }[]
  /** Something stands in its record. */
  recorded: boolean
  /** Its day has come, so it can be marked. */
  canBeMarked: boolean
  /** The viewer may give it another time, or book it again. */
  mayBook: boolean
  /** The viewer may say that it is cancelled: a cover or an emergency that of its own sessions, and of days that have come. */
  mayCancel: boolean
  /** Its time is over and nobody has said what became of it. */
  unmarked: boolean
}

/** "to Mon 30 Nov, 10:00"; where only the therapist is another one, "to Amara Osei". */
export function movedWords({ date, time, movedTo }: SessionLine, locale: string): string {
  if (!movedTo) return ''
  const { therapistName } = movedTo
  if (therapistName && movedTo.date === date && movedTo.time === time) return `to ${therapistName}`
  const when = `to ${dateWords(movedTo.date, locale, 'weekday')}, ${movedTo.time}`
  return therapistName ? `${when}, with ${therapistName}` : when
}

/** What became of it is said by whoever it was with, and by the care team: an emergency is about what happens now. */
export const isAnothersEarlier = (
  { therapistId, date, status }: Pick<SessionLine, 'therapistId' | 'date'> & { status: string },
  viewer: { accountId: string },
  today: CalendarDate,
): boolean => therapistId !== viewer.accountId && (date < today || status === 'missed')

/** A time at which the viewer is taken by a patient who is not theirs yet: cover begins the day before. */
export type TakenTime = { id: string; date: CalendarDate; time: string; minutes: number }

export type BookingChoices = {
  therapists: { id: string; name: string }[]
  plans: { id: string; problem: string; minutes: number }[]
}

/** A session to come that no plan is left for once a plan ends. */
export type SessionLeft = Pick<SessionLine, 'id' | 'date' | 'time' | 'therapistName'> & {
  /** It was booked for the plan that ends, and not for none. */
  ofPlan: boolean
}

/** Those of them that are cancelled with the plan: by id, so that nothing is cancelled that nobody was shown. */
export const cancelSessionsSchema = z.array(anId()).max(400).default([])

const slotSchema = z.object({
  date: calendarDateSchema,
  time: timeOfDaySchema,
  minutes: whole(5, 240),
  therapistId: anId('Choose a therapist'),
  /** Two sessions at once can be meant (a group, a hand-over), but only by somebody who has said so. */
  anyway: z.boolean(),
})

export const bookingSchema = slotSchema.extend({
  planIds: z
    .array(anId())
    .max(10)
    .refine((ids) => new Set(ids).size === ids.length, 'A plan stands twice'),
})
export type BookingInput = z.input<typeof bookingSchema>

export type ProposedSession = { date: CalendarDate; time: string; warning: string | null }

/** What is left to book of a phase, before anybody has booked it. */
export type PhaseProposal = {
  plan: { id: string; problem: string }
  patient: { id: string; name: string }
  phase: { id: string; name: string }
  /** Those that can be booked: the one that the patient is in, and those to come. */
  phases: { id: string; name: string }[]
  therapists: { id: string; name: string }[]
  therapistId: string
  /** '' while nobody has said; nothing can be checked until then. */
  time: string
  minutes: number
  /** The newest version of the plan, which asks for them. */
  read: number
  /** Which sessions of the plan stand, as a digest. */
  known: string
  slots: ProposedSession[]
}

/** The sessions of one phase, booked together or not at all. */
export const phaseBookingSchema = z.object({
  phaseId: anId(),
  therapistId: anId('Choose a therapist'),
  minutes: whole(5, 240),
  /** The newest version of the plan when the form was made: a later one may ask for fewer, or others. */
  read: counted,
  /** Which sessions of the plan stood when the form was made: what somebody booked meanwhile is not doubled. */
  known: z.string().regex(/^[\da-f]{64}$/),
  slots: z
    .array(slotSchema.pick({ date: true, time: true, anyway: true }))
    .min(1, 'Choose at least one session')
    .max(400),
})
export type PhaseBookingInput = z.input<typeof phaseBookingSchema>

/** Who asked for the change decides whether it counts in attendance. */
export const askers = { patient: 'The patient', clinic: 'The clinic' } as const

export const moveSchema = slotSchema.extend({
  askedBy: z.enum(['patient', 'clinic'], { error: 'Say who asked for it' }),
})
export type MoveInput = z.input<typeof moveSchema>

/** "booked" takes a mark back. `seen` is what the page showed: what somebody else has said meanwhile stays. */
export const markSchema = z.object({
  status: z.enum(keysOf(sessionStatuses)),
  seen: z.enum(keysOf(sessionStatuses)),
})
export type MarkInput = z.input<typeof markSchema>
