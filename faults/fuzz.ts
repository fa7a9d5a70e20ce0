// Input that means no good, sent to where patients' phones write: no 5xx, and in the database stands what was answered as stored and nothing else.
import fc from 'fast-check'
import { unharmed, type Fault } from './fault'
import { anything, hostileFor } from './hostile'
import { batchOf, entriesOfPeople } from './load'
import { ask, today, type Person } from './world'
import { batchShape } from './batch-shape'

const allowed = new Set([200, 400, 409, 413])
const atOnce = 16

export const hostileBatches: Fault = {
  name: 'hostile batches',
  async run(clinic, size) {
    const world = await clinic()
    const cases = size === 'full' ? 10_000 : 300
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)
    const bodies = fc.sample(bodyOf(), { numRuns: cases, seed })
    const before = new Set(await entriesOfPeople(world))
    const failed = new Set<string>()
    const counts: Record<string, number> = {}
    const stored: string[] = []
    const queue = bodies.entries()
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (const [index, make] of queue) {
          const person = world.people[index % world.people.length]!
          const body = make(person)
          const answer = await ask(world.origin, '/api/logs', { cookie: person.cookie, body })
          const status = 'failed' in answer ? answer.failed : answer.status
          counts[status] = (counts[status] ?? 0) + 1
          if ('failed' in answer || !allowed.has(answer.status))
            failed.add(`case ${index} was answered with ${status}: ${body.slice(0, 300)}`)
          else if (answer.status === 200) stored.push(...storedIn(answer.text))
        }
      }),
    )
    const written = (await entriesOfPeople(world)).filter((id) => !before.has(id))
    if (stored.length === 0) failed.add('nothing was right enough to be stored, so nothing was tried')
    for (const id of without(stored, written)) failed.add(`${id} was answered as stored, and is not`)
    for (const id of without(written, stored)) failed.add(`${id} is stored, and was not answered as that`)
    const told = Object.entries(counts).map(([status, count]) => `${count} with ${status}`)
    return {
      tried: `${cases} bodies for /api/logs (FUZZ_SEED=${seed})`,
      ...unharmed([...failed].slice(0, 5), [`answered: ${told.join(', ')}; ${stored.length} entries stored`]),
    }
  },
}

const storedIn = (answer: string) =>
  (JSON.parse(answer) as { results: { id: string; outcome: string }[] }).results
    .filter(({ outcome }) => outcome === 'stored')
    .map(({ id }) => id)

/** Those of the ones that are not among the others, each as often as it is there more. */
function without(these: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return these.filter((id) => {
    const at = left.indexOf(id)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** A body that may be made for one person: mostly a batch with something wrong in it. */
function bodyOf(): fc.Arbitrary<(person: Person) => string> {
  const spoilt = fc.record({
    shape: hostileFor(batchShape),
    keep: fc.oneof(
      fc.constant([...Array(40).keys()]),
      fc.array(fc.nat(20), { minLength: 12, maxLength: 40 }),
    ),
  })
  return fc.oneof(
    {
      weight: 8,
      arbitrary: spoilt.map(
        ({ shape, keep }) =>
          (person: Person) =>
            text(mix(person, shape, keep)),
      ),
    },
    { weight: 1, arbitrary: anything.map((value) => () => text(value)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map((value) => () => value || '{') },
    { weight: 1, arbitrary: fc.constantFrom(...torn).map((value) => () => value) },
  )
}

const torn = [
  ...['{', '[]', 'null', '""', '{"logs":', '{"logs":{}}', '{"logs":[null,[],1]}', '{"logs":[],"logs":1}'],
  ...[`${'['.repeat(10_000)}${']'.repeat(10_000)}`, `{"logs":${'{"a":'.repeat(40)}1${'}'.repeat(40)}}`],
  ...['{"__proto__":{"logs":[]}}', `{"logs":["${'x'.repeat(300_000)}"]}`],
]

/** What is right for this person, in the fields that are kept. */
function mix(person: Person, shape: unknown, keep: readonly number[]): unknown {
  if (typeof shape !== 'object' || shape === null || Array.isArray(shape)) return shape
  const right = JSON.parse(batchOf({ person, dueOn: today() }, 1).body) as {
    logs: [Record<string, unknown>]
  }
  const { logs } = shape as { logs?: unknown }
  if (!Array.isArray(logs)) return shape
  return {
    ...shape,
    logs: logs.map((log: unknown, at) =>
      typeof log === 'object' && log !== null && !Array.isArray(log)
        ? {
            ...log,
            ...Object.fromEntries(
              Object.entries(right.logs[0]).filter((_, field) => keep.includes(field + at)),
            ),
          }
        : log,
    ),
  }
}

/** As a phone writes it; a lone surrogate or a NUL goes as an escape, which is valid JSON. */
const text = (value: unknown) => JSON.stringify(value) ?? 'undefined'
