// Two admins who enable a colleague at once, the second between two steps of the first.
import { expect, it, vi } from 'vitest'
import { anAdmin } from '@/server/accounts.fixture'
import { enableColleague } from '@/server/clinic'
import * as db from '@/server/db'
import { Refused } from '@/server/errors'
import { acceptInvitation } from '@/server/invitations'
import { attempt, signingIn } from '@/server/sign-in.fixture'

vi.mock('@/server/db', async (original) => {
  const real = await original<typeof db>()
  return { ...real, asSystem: vi.fn(real.asSystem) }
})

it('the link of whoever came first is good, and so is what they have chosen by it', async () => {
  const { harbour, newAccount } = await signingIn()
  const [admin, other] = [await anAdmin(harbour), await anAdmin(harbour)]
  const { id, name } = await newAccount({ disabled: true })
  const { asSystem: really } = await vi.importActual<typeof db>('@/server/db')
  let token = ''
  vi.mocked(db.asSystem).mockImplementationOnce(async (...asked) => {
    token = (await enableColleague(other, id)).token
    return really(...asked)
  })
  await expect(enableColleague(admin, id)).rejects.toThrow(Refused)
  await acceptInvitation({ token, way: 'passphrase', passphrase: 'another long way in' }, 'test')
  expect(await attempt(name, { passphrase: 'another long way in' })).toMatchObject({ accountId: id })
})
