// A request that waits for a connection which others hold says so, and one that has it at once does not.
import { expect, test, vi } from 'vitest'
import { asked, type Asked } from '@/server/asked'
import * as db from '@/server/db'
import { clinicOf } from '@/server/two-clinics.fixture'

test('whoever waits for a connection lets another request be begun with', async () => {
  const ana = await (await clinicOf('Harbour')).therapist()
  const rests = vi.fn()
  const request = { unavailable: false, begun: false, refused: false, address: '', waited: 0, rests } as Asked
  const { sql } = db.Prisma
  const ask = () => asked.run(request, () => db.readAsViewer(ana, sql`SELECT 1 AS one`))
  await ask()
  await ask()
  expect(rests).not.toHaveBeenCalled()

  let letGo: (() => void) | undefined
  const held = new Promise<void>((resolve) => (letGo = resolve))
  let holding = 0
  const holders = Array.from({ length: 10 }, () =>
    db.statementsAsViewer(ana, async (send) => {
      await send(sql`SELECT 1`)
      holding += 1
      await held
    }),
  )
  await expect.poll(() => holding).toBe(10)
  const waiting = ask()
  await expect.poll(() => rests.mock.calls.length).toBe(1)
  letGo!()
  expect(await waiting).toEqual([{ one: 1 }])
  await Promise.all(holders)
})
