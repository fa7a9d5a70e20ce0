// What the demo's Harbour clinic holds besides plans and logs: a measure of its own, records of sessions, a self-report that
// waits, and flags that somebody has answered.
import type pg from 'pg'
import { v7 } from 'uuid'
import { addDays } from '@/domain/dates'
import type { CalendarDate, PlanHistory } from '@/domain/plans/plan'
import { plannedInterventions } from '@/domain/plans/session-record'
import type { Keys } from './history'
import { actAs, insert, type Row } from './insert'
import type { DemoPatient } from './people'

const nights = {
  ...{ name: 'Nights woken by pain', unit: '', least: 0, most: 7, direction: 'lower-is-better' },
} as const

/** As a goal keeps the measure that it is reached by. */
export const nightsTarget = (code: string) => ({
  ...{ measure: code, own: { ...nights, step: 1 }, item: '', value: 2 },
})

/** Asked of patients before a visit, and measured at every assessment. */
export async function insertOwnMeasure(client: pg.Client, clinicId: string): Promise<string> {
  const id = v7()
  await insert(client, 'own_measures', [
    {
      ...{ id, clinic_id: clinicId, ...nights },
      question: 'In how many of the last seven nights did pain wake you?',
      ...{ mcid: 2, by_patient: true, licence: 'Made by the clinic itself' },
      ...{ decimals: false, created_at: '2026-01-05T09:00:00Z' },
    },
  ])
  return `own-${id}`
}

const heard = [
  'Slept better since the last visit.',
  'Sore for a day after the last session, then easier.',
  'Did the exercises on most days.',
  'Less stiff in the morning.',
]
const seen = [
  'Thoracic extension freer; no new signs.',
  'Less tender between the shoulder blades.',
  'Holds the shoulder blades without a reminder.',
]

/** One of each session that was attended; those of the last days are still to be written. */
export async function insertRecords(
  client: pg.Client,
  keys: Keys,
  plan: PlanHistory,
  sessions: readonly Row[],
  { therapistId, today }: { therapistId: string; today: CalendarDate },
): Promise<void> {
  const { clinic_id, patient_id } = keys
  const dateOf = (session: Row) => String(session.starts_at).slice(0, 10)
  const held = sessions.filter(
    (session) => session.status === 'attended' && dateOf(session) < addDays(today, -7),
  )
  await insert(
    client,
    'session_records',
    held.map((session, i) => ({
      ...{ id: v7(), clinic_id, patient_id, session_id: session.id, number: 1 },
      interventions: plannedInterventions([plan], dateOf(session)),
      report: heard[i % heard.length],
      findings: seen[i % seen.length],
      next: 'Go on as planned.',
      written_at: `${dateOf(session)}T18:00:00Z`,
      written_by: therapistId,
    })),
  )
}

/** Sent yesterday evening, and not read at a reassessment yet. */
export async function insertSelfReport(
  client: pg.Client,
  keys: Keys,
  person: DemoPatient,
  { accountId, own, today }: { accountId: string; own: string; today: CalendarDate },
): Promise<void> {
  const on = addDays(today, -1)
  const answers = [
    { measure: 'nprs-now', item: '', value: 1 },
    { measure: 'nprs-worst', item: '', value: 3 },
    { measure: 'nprs-average', item: '', value: 2 },
    ...person.activities.map((item, i) => ({ measure: 'psfs', item, value: 7 + i })),
    { measure: 'groc', item: '', value: 5 },
    { measure: own, item: '', value: 1 },
  ]
  await actAs(client, 'phaseline_patient', keys.clinic_id, accountId, keys.patient_id)
  await insert(client, 'self_reports', [{ id: v7(), ...keys, on, answers, sent_at: `${on}T18:30:00Z` }])
  await actAs(client, 'phaseline_staff', keys.clinic_id)
}

/** The therapist was shown these words of the patient's. */
export async function insertWordsShown(
  client: pg.Client,
  { clinic_id, patient_id }: Keys,
  therapistId: string,
  words: readonly Row[],
): Promise<void> {
  await actAs(client, 'phaseline_staff', clinic_id, therapistId)
  const shown = { clinic_id, patient_id, account_id: therapistId, action: 'read', object: 'words' }
  await insert(
    client,
    'audit_entries',
    words.map(({ id }) => ({ id: v7(), ...shown, object_id: id })),
  )
  await actAs(client, 'phaseline_staff', clinic_id)
}

/** The missed sessions of the last fortnight are dealt with, and the little that is done is to be looked at in some days. */
export async function insertAnsweredFlags(
  client: pg.Client,
  keys: Keys,
  sessions: readonly Row[],
  { therapistId, today }: { therapistId: string; today: CalendarDate },
): Promise<void> {
  const missed = sessions
    .filter(({ status }) => status === 'missed')
    .map(({ starts_at }) => String(starts_at).slice(0, 10))
    .filter((date) => date > addDays(today, -14))
  const answered = [
    {
      ...{
        kind: 'session-missed',
        since: missed[0],
        last_on: missed.at(-1),
        figures: { sessions: missed.length },
      },
      answer: { note: 'Rang him: the van broke down. He comes to the next one.', until: null },
    },
    {
      ...{ kind: 'low-adherence', since: addDays(today, -13), last_on: null, figures: {} },
      answer: { note: 'Away on a job until then', until: addDays(today, 6) },
    },
  ].filter(({ since }) => since !== undefined)
  const opened = `${addDays(today, -1)}T08:00:00Z`
  const flags = answered.map((each) => ({ id: v7(), ...each }))
  await actAs(client, 'phaseline_watch', keys.clinic_id)
  await insert(
    client,
    'flags',
    flags.map(({ answer: _, ...flag }) => ({ ...flag, ...keys, opened_at: opened })),
  )
  await actAs(client, 'phaseline_staff', keys.clinic_id)
  const { clinic_id, patient_id } = keys
  await insert(
    client,
    'flag_answers',
    flags.map(({ id, answer }) => ({
      ...{ id: v7(), clinic_id, patient_id, flag_id: id, ...answer },
      ...{ written_at: `${addDays(today, -1)}T16:00:00Z`, written_by: therapistId },
    })),
  )
}
