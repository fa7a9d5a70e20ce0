// Patients who log while something breaks, as their phones do: what is not acknowledged is sent again. Afterwards the database is asked what became of it.
import pg from 'pg'
import { asRole } from '@/server/logging.fixture'
import type { Harm } from './fault'
import { reckonDays, type Batch } from './days'
import { ask, type FreeDay, type World } from './world'

/** As much as a day has room for. */
const batchSize = 10
const timesDue = 2
export const clients = 16

type Sent = Batch & { body: string; again: boolean }

export class Load {
  readonly #batches: Sent[]
  readonly #acknowledged = new Set<string>()
  readonly #waiting: { come: () => boolean; tell: () => void }[] = []
  #sentAgain = 0
  #unanswered = 0
  /** Requests that the program had begun to read, and then never answered. */
  dropped = 0
  #unavailable = 0
  #wrong: string[] = []

  private constructor(
    readonly world: World,
    readonly logs: number,
    batches: Sent[],
  ) {
    this.#batches = batches
  }

  /** `share` of the batches are sent once more after they were acknowledged. */
  static async of(world: World, logs: number, share = 0.1): Promise<Load> {
    const every = Math.round(1 / share)
    const days = await world.freeDays(Math.ceil(logs / batchSize))
    return new Load(
      world,
      logs,
      days.map((day, index) => ({
        ...batchOf(day, Math.min(batchSize, logs - index * batchSize)),
        again: index % every === 0,
      })),
    )
  }

  /** Resolves once so many logs are acknowledged. */
  reached(count: number): Promise<void> {
    return this.#when(() => this.#acknowledged.size >= count)
  }

  /** Resolves once so many more requests were answered with 503. */
  refused(more: number): Promise<void> {
    const count = this.#unavailable + more
    return this.#when(() => this.#unavailable >= count)
  }

  #when(come: () => boolean): Promise<void> {
    return new Promise((tell) => {
      this.#waiting.push({ come, tell })
      this.#look()
    })
  }

  #look(): void {
    for (const { come, tell } of this.#waiting) if (come()) tell()
  }

  /** Each client sends one batch after the other, all clients at once, and no two for the same patient but where their shares meet. */
  async send(): Promise<void> {
    const each = Math.ceil(this.#batches.length / clients)
    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        for (const batch of this.#batches.slice(client * each, (client + 1) * each))
          await this.#deliver(batch)
      }),
    )
  }

  async #deliver(batch: Sent): Promise<void> {
    await this.#until(batch, ['stored', 'already-stored'])
    for (const id of batch.ids) this.#acknowledged.add(id)
    this.#look()
    if (!batch.again) return
    await this.#until(batch, ['already-stored'])
    this.#sentAgain += batch.ids.length
  }

  async #until({ person, body }: Sent, expected: string[]): Promise<void> {
    for (;;) {
      const answer = await ask(this.world.origin, '/api/logs', { cookie: person.cookie, body })
      if ('failed' in answer) {
        this.#unanswered++
        if (answer.accepted) this.dropped++
      } else if (answer.status === 503) this.#unavailable++
      else if (answer.status === 200) {
        const { results } = JSON.parse(answer.text) as { results: { outcome: string; errors: unknown }[] }
        const odd = results.find(({ outcome }) => !expected.includes(outcome))
        if (odd) this.#wrong.push(`an entry was answered with ${JSON.stringify(odd)}`)
        return
      } else {
        this.#wrong.push(`a batch was answered with ${answer.status}`)
        // It may be the program's last word before it ends; it is sent again like any other.
        if (this.#wrong.length > 20) return
      }
      this.#look()
      await this.world.healthy()
    }
  }

  /** What the database and the program say against what was acknowledged. */
  async reckon(): Promise<Harm> {
    const found = new Set(
      await storedOf(
        this.world,
        this.#batches.flatMap(({ ids }) => ids),
      ),
    )
    const { doubled, odd } = await reckonDays(this.world, this.#batches)
    return {
      lost: [...this.#acknowledged].filter((id) => !found.has(id)).length,
      doubled,
      notes: [
        `${this.#acknowledged.size} acknowledged, ${this.#sentAgain} of them sent twice`,
        `sent again: ${this.#unanswered} requests without an answer, ${this.dropped} of them accepted, ${this.#unavailable} with 503`,
      ],
      failed: [
        ...new Set(this.#wrong),
        ...odd,
        ...(this.#acknowledged.size === this.logs ? [] : ['not every log was acknowledged']),
        ...(found.size === this.logs ? [] : [`${found.size} of ${this.logs} logs are in the database`]),
      ],
    }
  }
}

/** What is done as needed on one day, and last what is due twice on it. `at` is what the phone's clock says. */
export function batchOf(
  { person, dueOn }: FreeDay,
  count: number,
  at = new Date(),
): Batch & { body: string } {
  const time = at.toISOString()
  const logs = Array.from({ length: count }, (_, index) => {
    const slot = index - (batchSize - timesDue) + 1
    const { id, versionId } = slot > 0 ? person.daily : person.asNeeded
    return {
      id: crypto.randomUUID(),
      prescriptionId: id,
      prescriptionVersionId: versionId,
      dueOn,
      slot: Math.max(slot, 1),
      status: 'done',
      performedAt: time,
      loggedAt: time,
      timeZone: 'Europe/London',
    }
  })
  return {
    ...{ person, dueOn },
    ids: logs.map(({ id }) => id),
    of: logs.map(({ prescriptionId }) => prescriptionId),
    body: JSON.stringify({ logs, sentAt: time }),
  }
}

/** Those of the ids that are in the database, one for each row. */
const storedOf = (world: World, ids: string[]) =>
  idsOf(world, 'SELECT id FROM logs WHERE id = ANY($1)', [ids])

export const countStored = async (world: World, ids: string[]) => (await storedOf(world, ids)).length

/** Every entry of the people that there is. */
export const entriesOfPeople = (world: World) =>
  idsOf(world, 'SELECT id FROM logs UNION ALL SELECT id FROM check_ins')

async function idsOf(world: World, sql: string, values: unknown[] = []): Promise<string[]> {
  const client = new pg.Client({ connectionString: await world.database() })
  await client.connect()
  const found: string[] = []
  for (const clinicId of world.clinics)
    await asRole(client, 'phaseline_staff', clinicId, async () => {
      const { rows } = await client.query<{ id: string }>(sql, values)
      found.push(...rows.map(({ id }) => id))
    })
  await client.end()
  return found
}
