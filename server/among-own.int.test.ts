// The connections that those of one clinic may hold at once: whoever waits for what a colleague is writing keeps nobody of another clinic waiting.
import { expect, test } from 'vitest'
import { asViewer } from '@/server/db'
import { inTurn } from '@/server/in-turn'
import { clinicOf } from '@/server/two-clinics.fixture'

test('those of one clinic who wait for each other leave connections to all others', async () => {
  const [busy, other] = [await clinicOf('Busy'), await clinicOf('Other')]
  const [mine, elsewhere] = [await busy.therapist(), await other.therapist()]
  let began = () => {}
  let end = () => {}
  const begun = new Promise<void>((resolve) => (began = resolve))
  const ended = new Promise<void>((resolve) => (end = resolve))
  const atIt = asViewer(mine, async (tx) => {
    await inTurn(tx, 'counted', mine.clinicId)
    began()
    await ended
  })
  await begun
  let through = 0
  const waiting = Array.from({ length: 12 }, () =>
    asViewer(mine, (tx) => inTurn(tx, 'counted', mine.clinicId)).then(() => through++),
  )
  const settled = Promise.allSettled(waiting)
  for (let i = 0; i < 5; i++) expect(await asViewer(elsewhere, (tx) => tx.account.count())).toBe(1)
  expect(through).toBe(0)
  end()
  await atIt
  await settled
  // Whoever had no place in time is told so; the others come one after the other, and their places are free again.
  expect(through).toBeGreaterThan(5)
  expect(await Promise.all([1, 2, 3].map(() => asViewer(mine, (tx) => tx.account.count())))).toEqual([
    1, 1, 1,
  ])
})
