// A database that is there and not to be had: every connection taken, and one that is cut when the answer to COMMIT was on its way.
import pg from 'pg'
import { stop } from '@/e2e/program'
import { startRelay } from '@/prisma/testing-relay'
import { unharmed, type Fault } from './fault'
import { reckonDays, type Batch } from './days'
import { batchOf, countStored } from './load'
import { ask, type Person } from './world'

const clients = 200
const atMostSeconds = 3
/** One by prepared statements, one by the client. */
const pages = ['/api/today', '/progress']

export const poolExhausted: Fault = {
  name: 'pool exhausted',
  async run(clinic, size) {
    const world = await clinic()
    const rounds = size === 'full' ? 10 : 1
    const people = await world.newcomers(clients)
    const program = await world.another({ DATABASE_CONNECTIONS: '4' })
    const blocker = new pg.Client({ connectionString: await world.database() })
    await blocker.connect()
    const alone: number[] = []
    const held: Crowd[] = []
    const free: Crowd[] = []
    try {
      for (let round = 0; round < rounds; round++) {
        // Whoever reads or writes a log waits for this one, and keeps a connection while it does.
        await blocker.query('BEGIN; LOCK TABLE logs IN ACCESS EXCLUSIVE MODE')
        if (round === 0)
          alone.push(
            await oneRefused(program.origin, people[0]!),
            await oneRefused(program.origin, people[1]!),
          )
        held.push(await crowd(program.origin, people))
        await blocker.query('ROLLBACK')
        free.push(await crowd(program.origin, people))
      }
    } finally {
      await blocker.end()
      await stop(program)
    }
    const failed = new Set([...held, ...free].flatMap(({ odd }) => odd))
    const count = (crowds: Crowd[], which: 'answered' | 'refused') =>
      crowds.reduce((sum, each) => sum + each[which], 0)
    const last = (crowds: Crowd[], which: 'answered' | 'refused') =>
      Math.max(...crowds.map(({ seconds }) => seconds[which])).toFixed(1)
    if (count(held, 'answered') > 0) failed.add('somebody was answered while nothing could be read')
    // Of one who asks alone it is the program that takes so long, of a crowd the machine as well: on one that does other
    // things beside it that says nothing, so the crowd is held to it in the whole run alone. The better of two, for the same reason.
    const quickest = Math.min(...alone)
    if (quickest > atMostSeconds) failed.add(`${quickest.toFixed(1)} s until even one alone was answered`)
    if (size === 'full' && Number(last([...held, ...free], 'refused')) > atMostSeconds)
      failed.add(`more than ${atMostSeconds} s until the answer`)
    return {
      tried: `${rounds} times ${clients} clients on 4 connections: while all four are held up, and right after`,
      ...unharmed(
        [...failed],
        [
          `one alone, held up: answered with 503 after ${quickest.toFixed(1)} s`,
          `held up: ${count(held, 'refused')} answered with 503 and Retry-After, the last after ${last(held, 'refused')} s`,
          `right after: ${count(free, 'answered')} answered with their own, the last after ${last(free, 'answered')} s, ` +
            `${count(free, 'refused')} with 503, the last after ${last(free, 'refused')} s`,
        ],
      ),
    }
  },
}

/** Seconds until somebody who is held up, and waits for nobody else, is told so. */
async function oneRefused(origin: string, { cookie }: Person): Promise<number> {
  const begun = performance.now()
  const answer = await ask(origin, '/api/today', { cookie })
  if ('failed' in answer || answer.status !== 503) return Infinity
  return (performance.now() - begun) / 1_000
}

type Crowd = Counted & { seconds: Counted; odd: string[] }
type Counted = { answered: number; refused: number }

/** All at once, what each was answered, and after how many seconds the last was. */
async function crowd(origin: string, people: readonly Person[]): Promise<Crowd> {
  const seen: Crowd = { answered: 0, refused: 0, seconds: { answered: 0, refused: 0 }, odd: [] }
  const plans = new Set(people.map(({ planId }) => planId))
  const begun = performance.now()
  const count = (which: keyof Counted) => {
    seen[which]++
    seen.seconds[which] = (performance.now() - begun) / 1_000
  }
  await Promise.all(
    people.map(async (person, index) => {
      const answer = await ask(origin, pages[index % 2]!, { cookie: person.cookie })
      if ('failed' in answer) seen.odd.push(`no answer: ${answer.failed}`)
      else if (answer.status === 503 && answer.headers['retry-after']) count('refused')
      else if (answer.status !== 200) seen.odd.push(`answered with ${answer.status}`)
      else if (isOf(person, plans, answer.text)) count('answered')
      else seen.odd.push('somebody was shown what is not theirs')
    }),
  )
  return seen
}

/** Both pages name the plan, and each person has one of their own. */
function isOf(person: Person, plans: ReadonlySet<string>, text: string): boolean {
  const named = new Set(
    (text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []).filter((id) => plans.has(id)),
  )
  return named.size === 1 && named.has(person.planId)
}

export const cutAfterCommit: Fault = {
  name: 'cut after commit',
  async run(clinic, size) {
    const world = await clinic()
    const times = size === 'full' ? 200 : 5
    const relay = await startRelay(await world.database())
    const program = await world.another({ DATABASE_URL: relay.url })
    const failed: string[] = []
    const batches: Batch[] = []
    let lost = 0
    try {
      for (const free of await world.freeDays(times)) {
        const batch = batchOf(free, 10)
        batches.push(batch)
        const send = () => ask(program.origin, '/api/logs', { cookie: batch.person.cookie, body: batch.body })
        const commit = relay.holdCommitOf(batch.ids[0]!)
        const first = send()
        await commit.reached
        commit.cut()
        const answer = await first
        if ('failed' in answer || answer.status !== 503)
          failed.push(`answered with ${'failed' in answer ? answer.failed : answer.status}, not with 503`)
        const again = await send()
        if ('failed' in again || again.status !== 200) failed.push('not taken when it was sent again')
        const stored = await countStored(world, batch.ids)
        if (stored < batch.ids.length) lost++
      }
    } finally {
      await stop(program)
      await relay.stop()
    }
    const { doubled, odd } = await reckonDays(world, batches)
    return {
      tried: `${times} batches of 10 logs whose connection to the database was cut at COMMIT, each sent again`,
      ...unharmed([...new Set([...failed, ...odd])]),
      lost,
      doubled,
    }
  },
}
