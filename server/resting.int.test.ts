// A request that waits for a connection which others hold says so, and one that has it at once does not.
import { expect, test, vi } from 'vitest'
import { asked, type Asked } from '@/server/asked'
import * as db from '@/server/db'
import { clinicOf } from '@/server/two-clinics.fixture'
import type { Therapist } from '@/server/viewer'

test('whoever waits for a connection lets another request be begun with', async () => {
  const therapists = ['Harbour', 'Quay', 'Riverside'].map(async (name) => (await clinicOf(name)).therapist())
  const [ana, bea, cleo] = (await Promise.all(therapists)) as [Therapist, Therapist, Therapist]
  const rests = vi.fn()
  const request = { unavailable: false, begun: false, refused: false, address: '', waited: 0, rests } as Asked
  const { sql } = db.Prisma
  const ask = (who: Therapist) => asked.run(request, () => db.readAsViewer(who, sql`SELECT 1 AS one`))
  await ask(ana)
  await ask(ana)
  expect(rests).not.toHaveBeenCalled()

  let letGo: (() => void) | undefined
  const held = new Promise<void>((resolve) => (letGo = resolve))
  let holding = 0
  const hold = (who: Therapist, connections: number) =>
    Array.from({ length: connections }, () =>
      db.statementsAsViewer(who, async (send) => {
        await send(sql`SELECT 1`)
        holding += 1
        await held
      }),
    )
  const holders = hold(ana, 7)
  await expect.poll(() => holding).toBe(7)
  // Her clinic has as many as one may; others have what is left, until that is held as well.
  const amongOwn = ask(ana)
  expect(rests).toHaveBeenCalledTimes(1)
  await ask(bea)
  expect(rests).toHaveBeenCalledTimes(1)
  holders.push(...hold(bea, 3))
  await expect.poll(() => holding).toBe(10)
  const amongAll = ask(cleo)
  await expect.poll(() => rests.mock.calls.length).toBe(2)
  letGo!()
  expect(await Promise.all([amongOwn, amongAll])).toEqual([[{ one: 1 }], [{ one: 1 }]])
  await Promise.all(holders)
})
