// The way back of an admin who has lost everything: one link, once, for a short time, and for an admin alone.
import { beforeAll, expect, it } from 'vitest'
import { auditFilterSchema, inWords } from '@/domain/accounts/audit'
import { command } from '@/scripts/command.fixture'
import { recoverAdmin } from '@/scripts/recovery'
import { aClinic, anAccount, sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { auditLines } from '@/server/audit'
import { beginSession } from '@/server/auth-session'
import { asSystem } from '@/server/db'
import { inTurn } from '@/server/in-turn'
import { meanwhile } from '@/server/meanwhile.fixture'
import { acceptInvitation } from '@/server/invitations'
import { hashPassphrase } from '@/server/passphrase'
import { withSecondStep } from '@/server/second-step.fixture'
import { signIn } from '@/server/sign-in'
import { viewerOfSession, type Admin } from '@/server/viewer'

const [lost, chosen] = ['river candle maple stone', 'kettle orbit lantern moss']
const url = () => process.env.DATABASE_URL ?? ''
const attempt = (name: string, passphrase: string) =>
  signIn({ name, passphrase, address: '', device: 'test', deviceCookie: '' })

beforeAll(() => {
  process.env.NEXTAUTH_SECRET = 'only for the tests, and longer than 32'
})

it('leads past the lost second step, once, ends every session, and is in the audit log', async () => {
  const clinicId = await aClinic('Harbour')
  const { id: accountId, signIn: name } = await anAccount(clinicId, {
    roles: ['admin'],
    passphraseHash: await hashPassphrase(lost),
  })
  await withSecondStep({ accountId, clinicId })
  expect(await attempt(name, lost)).not.toHaveProperty('sessionId')
  const elsewhere = await sessionOf(clinicId, accountId)

  const first = await recoverAdmin(url(), ` ${name.toUpperCase()} `)
  expect(await viewerOfSession(elsewhere)).toBeNull()
  // Without its second step the lost passphrase would let whoever has it in.
  expect(await attempt(name, lost)).toBe('wrong')
  const { token } = await recoverAdmin(url(), name)
  const given = { way: 'passphrase', passphrase: chosen } as const
  await expect(acceptInvitation({ ...given, token: first.token }, 'desk')).rejects.toThrow()
  const back = await acceptInvitation({ ...given, token }, 'desk')
  expect(back).toHaveProperty('sessionId')
  await expect(acceptInvitation({ ...given, token }, 'desk')).rejects.toThrow()
  expect(await attempt(name, lost)).toBe('wrong')
  expect(await attempt(name, chosen)).toHaveProperty('sessionId')

  const admin = (await viewerBehind((back as { sessionId: string }).sessionId)) as Admin
  const { lines } = await auditLines(admin, auditFilterSchema.parse({ action: 'recover' }), '')
  expect(lines.map((line) => [inWords(line), line.who, line.address])).toEqual(
    Array(2).fill(['Recovered an account (Ana)', null, 'the server itself']),
  )
})

it('waits for a session that is just being begun, and ends it with the calendar’s address', async () => {
  const clinicId = await aClinic('Dockside')
  const { id: accountId, signIn: name } = await anAccount(clinicId, { roles: ['admin'] })
  let sessionId = ''
  await meanwhile(
    (begin) =>
      asSystem('sign-in', async (tx) => {
        await inTurn(tx, 'ways-in', accountId)
        sessionId = await beginSession(tx, { id: accountId, clinicId, patientId: null }, 'desk')
        await begin()
      }),
    () => recoverAdmin(url(), name),
  )
  expect(await viewerOfSession(sessionId)).toBeNull()
})

it('works for half an hour', async () => {
  const clinicId = await aClinic('Riverside')
  const { id: accountId, signIn: name } = await anAccount(clinicId, { roles: ['admin'] })
  await recoverAdmin(url(), name)
  const [row] = await asSystem('invitation', (tx) => tx.invitation.findMany({ where: { accountId } }))
  expect(row!.expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + 30 * 60_000)
})

it('is for no therapist, no patient, nobody disabled and nobody unknown', async () => {
  const clinicId = await aClinic('Lakeside')
  const therapist = await anAccount(clinicId, { roles: ['therapist'] })
  const disabled = await anAccount(clinicId, { roles: ['admin'], disabled: true })
  for (const name of [therapist.signIn, disabled.signIn, 'nobody', '', "' OR true --"])
    await expect(recoverAdmin(url(), name)).rejects.toThrow('No admin signs in as')
})

it('is a command that prints the link and what it did, and says in one sentence what is wrong', async () => {
  const clinicId = await aClinic('Hillside')
  const { id: accountId, signIn: name } = await anAccount(clinicId, { roles: ['admin'] })
  const device = await sessionOf(clinicId, accountId)
  const typed = (...words: string[]) =>
    command({ DATABASE_URL: url(), PUBLIC_URL: 'https://clinic.example' }, 'recover', ...words)

  expect(await typed()).toBe('failed: Say whom: npm run recover -- admin@clinic.example')
  expect(await typed(name, 'and', 'more')).toMatch(/^failed: Say whom/)
  expect(await typed('nobody@clinic.example')).toBe('failed: No admin signs in as nobody@clinic.example.')
  expect(await viewerOfSession(device)).not.toBeNull()

  const said = await typed(name)
  const [, token] = /^https:\/\/clinic\.example\/invitation\/([\w-]{43})\n/.exec(said)!
  expect(said.split('\n').slice(1)).toEqual([
    expect.stringMatching(/^By this link .+ chooses a new passphrase\. It works once, for 30 minutes\.$/),
    'Their second step is gone and they are signed out everywhere. The audit log says so.',
  ])
  expect(await viewerOfSession(device)).toBeNull()
  const given = { way: 'passphrase', passphrase: chosen, token: token! } as const
  expect(await acceptInvitation(given, 'desk')).toHaveProperty('sessionId')
}, 120_000)
