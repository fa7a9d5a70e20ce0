// A database that is there and not to be had: every connection taken, and one that is cut when the answer to COMMIT was on its way.
import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import pg from 'pg'
import { addDays } from '@/domain/dates'
import { stop } from '@/e2e/program'
import { startRelay } from '@/prisma/testing-relay'
import { unharmed, type Fault } from './fault'
import { reckonDays, type Batch } from './days'
import { batchOf, entriesOfPeople, countStored } from './load'
import { ask, today, type Answer, type Person, type World } from './world'

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
    const before = (await entriesOfPeople(world)).length
    const program = await world.another({ DATABASE_CONNECTIONS: '4' })
    const blocker = new pg.Client({ connectionString: await world.database() })
    await blocker.connect()
    const alone: number[] = []
    const held: Crowd[] = []
    const free: Crowd[] = []
    try {
      // Of sessions that a program has not heard of yet, as after a start, one network has sixteen at work.
      for (const some of inParts(people, 16))
        await Promise.all(some.map(({ cookie }) => ask(program.origin, pages[0]!, { cookie })))
      for (let round = 0; round < rounds; round++) {
        // Whoever reads or writes a log waits for this one, and keeps a connection while it does.
        await blocker.query('BEGIN; LOCK TABLE logs IN ACCESS EXCLUSIVE MODE')
        if (round === 0)
          alone.push(
            await oneRefused(program.origin, people[0]!),
            await oneRefused(program.origin, people[1]!),
          )
        const asks = people.map((person, index) => wishOf(person, index, addDays(today(), -round)))
        held.push(await crowd(program.origin, asks))
        await blocker.query('ROLLBACK')
        // What was not saved is sent again.
        free.push(await crowd(program.origin, asks))
      }
    } finally {
      await blocker.end()
      await stop(program)
    }
    const failed = new Set([...held, ...free].flatMap(({ odd }) => odd))
    const count = (crowds: Crowd[], which: keyof Counted) =>
      crowds.reduce((sum, each) => sum + each[which], 0)
    const latest = (crowds: Crowd[], which: 'answered' | 'refused') =>
      Math.max(...crowds.map(({ seconds }) => seconds[which]))
    const last = (...asked: Parameters<typeof latest>) => latest(...asked).toFixed(1)
    if (count(held, 'answered') > 0) failed.add('somebody was answered while nothing could be read')
    const saved = free.flatMap(({ saved }) => saved)
    if (count(free, 'answered') === saved.length) failed.add('nobody was shown anything right after')
    if (saved.length === 0) failed.add('nothing was saved right after')
    const more = (await entriesOfPeople(world)).length - before
    if (more !== saved.length)
      failed.add(`${saved.length} were told that a log is saved, and ${more} are stored`)
    // Of one who asks alone it is the program that takes so long, of a crowd the machine as well: on one that does other
    // things beside it that says nothing, so the crowd is held to it in the whole run alone. The better of two, for the same reason.
    const quickest = Math.min(...alone)
    if (quickest > atMostSeconds) failed.add(`${quickest.toFixed(1)} s until even one alone was answered`)
    if (size === 'full' && latest([...held, ...free], 'refused') > atMostSeconds)
      failed.add(`more than ${atMostSeconds} s until the answer`)
    return {
      tried: `${rounds} times ${clients} clients on 4 connections, of whom one half reads and one half logs: while all four are held up, and right after`,
      ...unharmed(
        [...failed],
        [
          `one alone, held up: answered with 503 after ${quickest.toFixed(1)} s`,
          `held up: ${count(held, 'refused')} answered with 503 and Retry-After, the last after ${last(held, 'refused')} s`,
          `right after: ${count(free, 'answered')} answered with their own, ${saved.length} of them that their log is saved, the last after ${last(free, 'answered')} s, ` +
            `${count(free, 'refused')} with 503, the last after ${last(free, 'refused')} s`,
        ],
      ),
      lost: saved.length - (await countStored(world, saved)),
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

type Wish = { person: Person } & ({ page: string } | { log: ReturnType<typeof batchOf> })

const inParts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, part) => all.slice(part * size, (part + 1) * size))

/** One half logs, the other looks at one page or the other. */
const wishOf = (person: Person, index: number, dueOn: string): Wish =>
  index % 2 === 0
    ? { person, page: pages[(index / 2) % pages.length]! }
    : { person, log: batchOf({ person, dueOn }, 1) }

type Crowd = Counted & { seconds: Counted; saved: string[]; odd: string[] }
type Counted = { answered: number; refused: number }

/** All at once, what each was answered, and after how many seconds the last was. */
async function crowd(origin: string, wishes: readonly Wish[]): Promise<Crowd> {
  const seen: Crowd = { answered: 0, refused: 0, seconds: { answered: 0, refused: 0 }, saved: [], odd: [] }
  const plans = new Set(wishes.map(({ person }) => person.planId))
  const begun = performance.now()
  const count = (which: keyof Counted) => {
    seen[which]++
    seen.seconds[which] = (performance.now() - begun) / 1_000
  }
  await Promise.all(
    wishes.map(async (wish) => {
      const { cookie } = wish.person
      const answer = await ('log' in wish
        ? ask(origin, '/api/logs', { cookie, body: wish.log.body })
        : ask(origin, wish.page, { cookie }))
      if ('failed' in answer) seen.odd.push(`no answer: ${answer.failed}`)
      else if (answer.status === 503 && answer.headers['retry-after']) {
        count('refused')
        if ('log' in wish && !answer.text.includes('Not saved'))
          seen.odd.push('not told that it is not saved')
      } else if (answer.status !== 200) seen.odd.push(`answered with ${answer.status}`)
      else if (!('log' in wish ? isSaved(wish.log.ids, answer) : isOf(wish.person, plans, answer.text)))
        seen.odd.push('somebody was answered with what is not theirs')
      else {
        count('answered')
        if ('log' in wish) seen.saved.push(...wish.log.ids)
      }
    }),
  )
  return seen
}

const isSaved = (ids: string[], { text }: Answer) => {
  const { results } = JSON.parse(text) as { results: { id: string; outcome: string }[] }
  return isDeepStrictEqual(
    results.map(({ id, outcome }) => [id, outcome]),
    ids.map((id) => [id, 'stored']),
  )
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
        if (!(await committed(world, batch))) failed.push('not in the database, whose COMMIT had come')
        commit.cut()
        const answer = await first
        if ('failed' in answer || answer.status !== 503)
          failed.push(`answered with ${'failed' in answer ? answer.failed : answer.status}, not with 503`)
        const again = await send()
        if ('failed' in again || again.status !== 200) failed.push('not taken when it was sent again')
        else if (outcomesOf(again).some((outcome) => outcome !== 'already-stored'))
          failed.push('not known again when it was sent again')
        const stored = await countStored(world, batch.ids)
        if (stored < batch.ids.length) lost++
      }
    } finally {
      await stop(program)
      await relay.stop()
    }
    const { doubled, odd } = await reckonDays(world, batches)
    return {
      tried: `${times} batches of 10 logs whose connection to the database was cut after COMMIT, each sent again`,
      ...unharmed([...new Set([...failed, ...odd])]),
      lost,
      doubled,
    }
  },
}

/** Whether every row of it is there, while the answer that says so is held back. */
async function committed(world: World, { ids }: Batch): Promise<boolean> {
  for (let tries = 0; tries < 200; tries++) {
    if ((await countStored(world, ids)) === ids.length) return true
    await pause(10)
  }
  return false
}

const outcomesOf = ({ text }: Answer) =>
  (JSON.parse(text) as { results: { outcome: string }[] }).results.map(({ outcome }) => outcome)
