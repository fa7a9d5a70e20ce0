// A clock that is a day off: a phone's, and the server's own.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { stop } from '@/e2e/program'
import { asRole } from '@/server/logging.fixture'
import { reckonDays, type Batch } from './days'
import { unharmed, type Fault } from './fault'
import { batchOf, countStored } from './load'
import { ask, type World } from './world'

const day = 86_400_000
const tolerance = 5 * 60_000

export const clockOff: Fault = {
  name: 'clock a day off',
  async run(clinic, size) {
    const world = await clinic()
    const times = size === 'full' ? 100 : 4
    const failed: string[] = []
    let lost = 0
    for (const [time, free] of (await world.freeDays(times)).entries()) {
      const wrong = new Date(Date.now() + (time % 2 === 0 ? day : -day))
      const { person, ...batch } = batchOf(free, 10, wrong)
      const answer = await ask(world.origin, '/api/logs', { cookie: person.cookie, body: batch.body })
      if ('failed' in answer || answer.status !== 200 || !answer.text.includes('"stored"'))
        failed.push(
          `answered with ${'failed' in answer ? answer.failed : `${answer.status}: ${answer.text}`}`,
        )
      const right = await loggedNow(world, person.clinicId, batch.ids)
      lost += batch.ids.length - right
    }
    return {
      tried: `${times} batches of 10 logs from phones whose clock is a day ahead or behind`,
      ...unharmed([...new Set(failed)], ['each stands at the time of the server’s clock']),
      lost,
    }
  },
}

const loggedNow = async (world: World, clinicId: string, ids: string[]) =>
  (await timesOf(world, clinicId, ids)).filter(({ kept }) => Math.abs(kept) < tolerance).length

/** How far the time that each of the entries is kept under is from when it came, and that from the database's clock. */
async function timesOf(
  world: World,
  clinicId: string,
  ids: string[],
): Promise<{ kept: number; came: number }[]> {
  const client = new pg.Client({ connectionString: await world.database() })
  await client.connect()
  try {
    return await asRole(client, 'phaseline_staff', clinicId, async () => {
      const { rows } = await client.query<{ kept: number; came: number }>(
        `SELECT extract(epoch FROM logged_at - received_at)::float8 * 1000 AS kept,
           extract(epoch FROM received_at - clock_timestamp())::float8 * 1000 AS came FROM logs WHERE id = ANY($1)`,
        [ids],
      )
      return rows
    })
  } finally {
    await client.end()
  }
}

export const serverClockOff: Fault = {
  name: 'clock of the server a day off',
  async run(clinic, size) {
    const world = await clinic()
    const half = size === 'full' ? 60 : 12
    const behind = await sendTo(world, -day, await world.freeDays(half))
    // The one that can refuse is enough for the short form.
    const ahead = size === 'full' ? await sendTo(world, day, await world.freeDays(half)) : undefined
    const batches = [...behind.batches, ...(ahead?.batches ?? [])]
    const failed = [...behind.failed, ...(ahead?.failed ?? [])]
    // What was refused stays on the phone, and goes once the clock is right.
    for (const batch of batches) {
      const said = outcomes(
        await ask(world.origin, '/api/logs', { cookie: batch.person.cookie, body: batch.body }),
      )
      if (said !== 'stored' && said !== 'already-stored')
        failed.push(`with the clock right again, answered with ${said}`)
    }
    const { doubled, odd } = await reckonDays(world, batches)
    const ids = batches.flatMap((batch) => batch.ids)
    if (ahead && ahead.stored < half)
      failed.push(`${half - ahead.stored} batches were refused by a clock that is ahead`)
    return {
      tried: `${batches.length} batches of 10 logs sent to a program whose clock is a day ${ahead ? 'ahead or ' : ''}behind, and again once it is right`,
      ...unharmed(
        [...new Set([...failed, ...odd])],
        [
          ...(ahead ? [`ahead: ${ahead.stored} of ${half} stored`] : []),
          `behind: ${behind.stored} of ${half} stored, the others refused as of a day to come`,
        ],
      ),
      lost: ids.length - (await countStored(world, ids)),
      doubled,
    }
  },
}

/** A program beside the other on the same database, whose clock alone is off. */
async function sendTo(world: World, off: number, days: Awaited<ReturnType<World['freeDays']>>) {
  const clock = `${pathToFileURL(path.resolve('faults/shifted-clock.mjs')).href}?${off}`
  const program = await world.another({ NODE_OPTIONS: `--import=${clock}` })
  const batches: (Batch & { body: string })[] = []
  const failed: string[] = []
  let stored = 0
  try {
    for (const free of days) {
      const batch = batchOf(free, 10)
      batches.push(batch)
      const said = outcomes(
        await ask(program.origin, '/api/logs', { cookie: free.person.cookie, body: batch.body }),
      )
      if (said === 'stored') {
        stored++
        // So that nothing passes because the clock was right.
        const times = await timesOf(world, free.person.clinicId, batch.ids)
        if (times.some(({ came }) => Math.abs(came - off) > tolerance)) failed.push('its clock was not off')
      } else if (said !== 'refused: This day had not come yet') failed.push(`answered with ${said}`)
    }
    if ((await stop(program)) !== 0) failed.push('it did not stop by itself')
  } finally {
    program.process.kill('SIGKILL')
  }
  return { batches, failed, stored }
}

/** What became of all entries of a batch alike. */
function outcomes(answer: Awaited<ReturnType<typeof ask>>): string {
  if ('failed' in answer) return answer.failed
  if (answer.status !== 200) return String(answer.status)
  const { results } = JSON.parse(answer.text) as {
    results: { outcome: string; errors?: Record<string, string> }[]
  }
  const said = results.map(({ outcome, errors }) => [outcome, ...Object.values(errors ?? {})].join(': '))
  return [...new Set(said)].join(', ')
}
