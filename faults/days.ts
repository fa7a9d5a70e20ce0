// What the days of patients hold, and what their therapists are shown of them, against what was sent: a log that is there twice, under whatever id, shows.
import pg from 'pg'
import { asRole } from '@/server/logging.fixture'
import { ask, therapistOf, type Person, type World } from './world'

/** What was sent for one day on which there was nothing. */
export type Batch = {
  person: Person
  dueOn: string
  ids: string[]
  /** Which prescription each is of. */
  of: string[]
}

type Held = { patientId: string; prescriptionId: string; dueOn: string; count: number }

/** @returns how many more there are than were sent, per person, exercise and day, and what a therapist is shown wrong. */
export async function reckonDays(
  world: World,
  batches: readonly Batch[],
): Promise<{ doubled: number; odd: string[] }> {
  const sent = new Map<string, number>()
  for (const { person, dueOn, of } of batches)
    for (const prescription of of) add(sent, keyOf(person.patientId, prescription, dueOn), 1)
  const days = new Set(batches.map(({ person, dueOn }) => `${person.patientId} ${dueOn}`))
  const people = new Map(batches.map(({ person }) => [person.patientId, person]))
  const met = new Map<string, number>()
  for (const { person, of } of batches)
    add(met, person.patientId, of.filter((each) => each === person.daily.id).length)
  let doubled = 0
  const odd: string[] = []
  const client = new pg.Client({ connectionString: await world.database() })
  await client.connect()
  try {
    for (const clinicId of new Set([...people.values()].map((person) => person.clinicId))) {
      const some = [...people.values()].filter((person) => person.clinicId === clinicId)
      const ids = some.map(({ patientId }) => patientId)
      for (const { patientId, prescriptionId, dueOn, count } of await held(client, clinicId, ids))
        if (days.has(`${patientId} ${dueOn}`))
          doubled += Math.max(0, count - (sent.get(keyOf(patientId, prescriptionId, dueOn)) ?? 0))
        // What was sent of their other days, by others.
        else if (prescriptionId === people.get(patientId)?.daily.id) add(met, patientId, count)
      const shown = await shownTo(world, client, some[0]!, ids)
      for (const id of ids)
        if (shown.get(id) !== met.get(id))
          odd.push(`a therapist is shown ${shown.get(id) ?? 'nothing'} done where ${met.get(id)} were`)
    }
  } finally {
    await client.end()
  }
  return { doubled, odd: [...new Set(odd)] }
}

const keyOf = (...parts: string[]) => parts.join(' ')
const add = (counts: Map<string, number>, key: string, more: number) =>
  counts.set(key, (counts.get(key) ?? 0) + more)

const held = (client: pg.Client, clinicId: string, patientIds: string[]): Promise<Held[]> =>
  asRole(client, 'phaseline_staff', clinicId, async () => {
    const { rows } = await client.query<Held>(
      `SELECT patient_id AS "patientId", prescription_id AS "prescriptionId", due_on::text AS "dueOn", count(*)::int
       FROM logs WHERE patient_id = ANY($1) GROUP BY 1, 2, 3`,
      [patientIds],
    )
    return rows
  })

/** How much of what was due the last 28 days a clinic's caseload says each did. */
async function shownTo(
  world: World,
  client: pg.Client,
  person: Person,
  patientIds: string[],
): Promise<Map<string, number>> {
  // Whoever opens it has it worked out anew.
  const opened = await ask(world.origin, '/caseload', { cookie: await therapistOf(client, person) })
  if ('failed' in opened || opened.status !== 200) throw new Error('A caseload could not be opened.')
  return asRole(client, 'phaseline_staff', person.clinicId, async () => {
    const { rows } = await client.query<{ id: string; met: number }>(
      `SELECT patient_id AS id, (plans -> 0 -> 'last28' -> 'met')::int AS met FROM watches WHERE patient_id = ANY($1)`,
      [patientIds],
    )
    return new Map(rows.map(({ id, met }) => [id, met]))
  })
}
