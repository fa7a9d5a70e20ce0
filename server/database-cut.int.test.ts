// Connections that are cut in the midst of what is asked: whatever it was, it is said that the database does not answer, and the program goes on.
import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRelay, type Relay } from '@/prisma/testing-relay'
import type * as database from '@/server/db'
import { Unavailable } from '@/server/errors'

let relay: Relay
let db: typeof database
const nobody = '019a0000-0000-7000-8000-000000000001'

beforeAll(async () => {
  relay = await startRelay(process.env.DATABASE_URL!)
  process.env.DATABASE_URL = relay.url
  db = await import('@/server/db')
})
afterAll(() => relay.stop())

const transaction = () =>
  db.asSystem('sign-in', async (tx) => {
    await tx.account.count()
    return tx.clinic.count()
  })

/** One of each way to the database. */
const asked = () => [
  transaction(),
  db.statementsAsWatch(nobody, async (send) => {
    await send(db.Prisma.sql`SELECT 1`)
    return send(db.Prisma.sql`SELECT 2`)
  }),
  db.resolveSession(nobody),
]

test('each is answered as unavailable, at whatever moment the connection goes', async () => {
  const others: unknown[] = []
  for (let turns = 0; turns < 1_200; turns += 10) {
    const answers = [Promise.allSettled(asked())]
    for (let passed = 0; passed < turns; passed++) await turn()
    const lost = relay.lose('refused')
    answers.push(Promise.allSettled(asked()))
    await lost
    for (const settled of (await Promise.all(answers)).flat())
      if (settled.status === 'rejected' && !(settled.reason instanceof Unavailable))
        others.push(settled.reason)
    await relay.giveBack()
  }
  expect(others).toEqual([])
  expect(await db.databaseAnswers()).toBe(true)
})

test.each(['BEGIN', 'set_config', 'FROM "public"."accounts"', 'FROM "public"."clinics"', 'COMMIT'])(
  'a transaction whose connection is reset at %s is answered as unavailable',
  async (words) => {
    relay.resetAt(words)
    await expect(transaction()).rejects.toBeInstanceOf(Unavailable)
  },
)
