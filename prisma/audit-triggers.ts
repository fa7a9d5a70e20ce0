// Which changes leave a line in the audit log: all that staff or a patient make, by triggers, so that no code can forget it.
import type pg from 'pg'

type Noted = { patient?: string; id?: string; events?: readonly Event[]; by?: readonly Role[] }
type Event = 'INSERT' | 'UPDATE' | 'DELETE'
type Role = 'phaseline_staff' | 'phaseline_patient'

/** Tables that are about a patient are noted by their column patient_id; these in another way. */
const otherwise: Record<string, Noted> = {
  patients: { patient: 'id' },
  clinics: { patient: '' },
  closed_days: { patient: '' },
  consent_texts: { patient: '' },
  invitations: { patient: '', id: 'account_id' },
  exercises: { patient: '' },
  exercise_photos: { patient: '', id: 'exercise_id' },
  own_measures: { patient: '' },
  protocols: { patient: '' },
  plan_drafts: { id: 'plan_id' },
  // That one was read is noted where it is read.
  messages: { events: ['INSERT'] },
  // Each row is the patient's own signed note already; what staff enter from paper is not.
  logs: { by: ['phaseline_staff'] },
  check_ins: { by: ['phaseline_staff'] },
}

/**
 * Not noted: parts that are only ever written with their whole, the log itself, what a patient's devices are told, and what
 * the program works out by itself.
 */
export const notNoted: readonly string[] = [
  ...['phases', 'prescriptions', 'prescription_versions', 'session_plans', 'measurements'],
  ...['audit_entries', 'audit_seals', 'notices', 'push_devices', 'reminder_choices', 'readings'],
  ...['watches', 'watch_marks', 'flags'],
]

const events = { INSERT: 'NEW', UPDATE: 'NEW', DELETE: 'OLD' } as const

/** Adds the triggers that are missing, also on tables of migrations to come. Runs as the tables' owner after each migration. */
export async function noteChanges(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT c.relname AS name, ARRAY(SELECT a.attname::text FROM pg_attribute a
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
     FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL ($1)
       AND EXISTS (SELECT FROM pg_proc WHERE proname = 'note_change' AND pronamespace = 'public'::regnamespace)
       AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname LIKE 'note\\_%')`,
    [notNoted],
  )
  for (const { name, columns } of rows) {
    const given = otherwise[name]
    if (!given && !columns.includes('patient_id')) continue
    const { patient = 'patient_id', id = columns.includes('id') ? 'id' : '', ...rest } = given ?? {}
    const { events: noted = Object.keys(events) as Event[], by = ['phaseline_staff', 'phaseline_patient'] } =
      rest
    for (const event of noted)
      await client.query(
        `CREATE TRIGGER note_${event.toLowerCase()} AFTER ${event} ON ${name}
         REFERENCING ${events[event]} TABLE AS changed FOR EACH STATEMENT
         WHEN (current_user IN (${by.map((role) => `'${role}'`).join(', ')}) AND app_account() IS NOT NULL)
         EXECUTE FUNCTION note_change('${patient}', '${id}')`,
      )
  }
}
