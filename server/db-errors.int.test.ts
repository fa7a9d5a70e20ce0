// What is thrown on from the database is written to the program's log where nobody expects it: no word of a row stands in it.
import { inspect } from 'node:util'
import pg from 'pg'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { v7 } from 'uuid'
import { asked } from '@/server/asked'
import * as db from '@/server/db'
import { sqlState } from '@/server/db-errors'
import { clinicOf } from '@/server/two-clinics.fixture'
import type { Admin, Therapist } from '@/server/viewer'

let ana: Therapist, edith: Admin
beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  ana = await harbour.therapist()
  edith = await harbour.admin()
})

const words = 'Rosalind Quokka cannot lift her arm'
const { sql } = db.Prisma
const thrownBy = (run: Promise<unknown>) =>
  run.then(
    () => undefined,
    (error: unknown) => error,
  )

test.each<[string, string | undefined, () => Promise<unknown>]>([
  ['a value of another kind', '22P02', () => db.readAsViewer(ana, sql`SELECT ${words}::uuid`)],
  [
    'the same, several statements',
    '22P02',
    () => db.statementsAsViewer(ana, (send) => send(sql`SELECT ${words}::uuid`)),
  ],
  ['the same by the client', '22P02', () => db.asViewer(ana, (tx) => tx.$queryRaw`SELECT ${words}::uuid`)],
  [
    'a row that a check refuses',
    '23514',
    () =>
      db.asViewer(edith, (tx) =>
        tx.consentText.create({
          data: {
            clinicId: edith.clinicId,
            topic: v7(),
            number: 1,
            title: words,
            text: words,
            asked: words,
            writtenBy: edith.accountId,
          },
        }),
      ),
  ],
  [
    'a field that there is not',
    undefined,
    () => db.asViewer(ana, (tx) => tx.savedView.findMany({ where: { [words]: words } as object })),
  ],
  [
    'what is thrown in the middle',
    undefined,
    () =>
      db.asViewer(ana, (tx) => tx.account.findFirstOrThrow({ where: { name: words }, select: { id: true } })),
  ],
])('%s', async (_, state, run) => {
  const error = await thrownBy(run())
  expect(error).toMatchObject({ name: 'DatabaseError' })
  expect(sqlState(error)).toBe(state)
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('Quokka')
})

test('a transaction that stands still is ended by the database, so that nobody waits for what it holds', async () => {
  const idle = sql`SELECT current_setting('idle_in_transaction_session_timeout') AS until, pg_backend_pid() AS pid`
  type Idle = { until: string; pid: number }[]
  const usual = [
    await db.asViewer(ana, (tx) => tx.$queryRaw<Idle>(idle)),
    await db.asJob(ana.clinicId, (tx) => tx.$queryRaw<Idle>(idle)),
    await db.readAsViewer<Idle[number]>(ana, idle),
  ]
  expect(usual).toMatchObject(Array(3).fill([{ until: '30s' }]))

  const watch = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await watch.connect()
  onTestFinished(() => watch.end())
  const alive = (pid: number) => watch.query('SELECT FROM pg_stat_activity WHERE pid = $1', [pid])
  const still = db.asViewer(ana, async (tx) => {
    await tx.$executeRaw`SELECT set_config('idle_in_transaction_session_timeout', '20', true)`
    const [one] = await tx.$queryRaw<Idle>(idle)
    await expect.poll(async () => (await alive(one!.pid)).rowCount).toBe(0)
    return tx.account.count()
  })
  expect(await thrownBy(still)).toMatchObject({ name: 'Unavailable' })
  expect(await db.asViewer(ana, (tx) => tx.account.count())).toBeGreaterThan(0)
})

test('a statement that takes too long is ended by the database, which then counts as not answering', async () => {
  type Until = { until: string }
  const until = sql`SELECT current_setting('statement_timeout') AS until`
  const asWatch = () => db.statementsAsWatch(ana.clinicId, (send) => send<Until>(until))
  const request = { unavailable: false, begun: false, refused: false, address: '', waited: 0 }
  const usual = [
    await db.asViewer(ana, (tx) => tx.$queryRaw<Until[]>(until)),
    await db.asViewer(ana, (tx) => tx.$queryRaw<Until[]>(until), 120_000),
    await db.asJob(ana.clinicId, (tx) => tx.$queryRaw<Until[]>(until)),
    await asked.run(request, () => db.readAsViewer<Until>(ana, until)),
    await asked.run(request, asWatch),
    await asWatch(),
  ]
  expect(usual.map(([row]) => row!.until)).toEqual(['20s', '2min', '20s', '20s', '20s', '1min'])

  const sooner = sql`SELECT set_config('statement_timeout', '20', true)`
  const long = sql`SELECT pg_sleep(600)::text`
  const ended = [
    () =>
      db.asViewer(ana, async (tx) => {
        await tx.$queryRaw(sooner)
        await tx.$queryRaw(long)
      }),
    () =>
      db.statementsAsViewer(ana, async (send) => {
        await send(sooner)
        await send(long)
      }),
  ]
  for (const each of ended) {
    const error = await thrownBy(each())
    expect(error).toMatchObject({ name: 'Unavailable' })
    expect(sqlState((error as Error).cause)).toBe('57014')
  }
})
