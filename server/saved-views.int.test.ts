// Saved views on a real database: kept per account, under a name that is free, and nobody else's.
import { beforeAll, expect, test } from 'vitest'
import { everybody } from '@/domain/logging/caseload-asked'
import { asViewer } from '@/server/db'
import { inTurn } from '@/server/in-turn'
import { meanwhile } from '@/server/meanwhile.fixture'
import { removeView, saveView, savedViews } from '@/server/saved-views'
import { ownSavedViews } from '@/server/scope'
import { clinicOf } from '@/server/two-clinics.fixture'
import type { Therapist } from '@/server/viewer'

let mine: Therapist, colleague: Therapist, elsewhere: Therapist
beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  mine = await harbour.therapist()
  colleague = await harbour.therapist()
  elsewhere = await (await clinicOf('Riverside')).therapist()
})

const silent = { ...everybody, whose: 'mine', flag: 'silent' } as const

test('a view is kept as it was asked for, for oneself alone', async () => {
  await saveView(mine, { name: 'Silent ones', filter: silent })
  expect(await savedViews(mine)).toEqual([{ id: expect.any(String), name: 'Silent ones', filter: silent }])
  expect(await savedViews(colleague)).toEqual([])
  expect(await savedViews(elsewhere)).toEqual([])
})

test('a name is taken once by each, and what is another’s cannot be removed', async () => {
  await expect(saveView(mine, { name: 'Silent ones', filter: everybody })).rejects.toMatchObject({
    fields: { name: 'You have a view of this name already' },
  })
  await saveView(colleague, { name: 'Silent ones', filter: everybody })
  const [view] = await savedViews(mine)
  for (const other of [colleague, elsewhere])
    await expect(removeView(other, view!.id)).rejects.toMatchObject({ name: 'NotFound' })
  await removeView(mine, view!.id)
  expect(await savedViews(mine)).toEqual([])
  expect(await savedViews(colleague)).toHaveLength(1)
})

test('twenty are kept and no more, also of two that come at once', async () => {
  for (let n = 0; n < 19; n++) await saveView(elsewhere, { name: `View ${n}`, filter: everybody })
  const last = { ...ownSavedViews(elsewhere), name: 'Monday', filter: everybody }
  const saving = (begin: () => Promise<void>) =>
    asViewer(elsewhere, async (tx) => {
      await inTurn(tx, 'counted', elsewhere.accountId)
      await tx.savedView.create({ data: last, select: { id: true } })
      await begin()
    })
  const other = await meanwhile(saving, () => saveView(elsewhere, { name: 'Friday', filter: everybody }))
  expect(other).toMatchObject({ name: 'Refused' })
  expect(await savedViews(elsewhere)).toHaveLength(20)
  await expect(saveView(elsewhere, { name: 'One more', filter: everybody })).rejects.toMatchObject({
    name: 'Refused',
  })
})
