// What is thrown on from the database is written to the program's log where nobody expects it: no word of a row stands in it.
import { inspect } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { v7 } from 'uuid'
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
