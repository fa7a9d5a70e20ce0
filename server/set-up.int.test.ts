// Setting the first clinic up on a real, empty database: with the code, once.
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { setUpSchema } from '@/domain/accounts/accounts'
import { asSystem } from '@/server/db'
import { setUp, setUpIsOpen } from '@/server/set-up'
import { signIn } from '@/server/sign-in'
import { isAdmin, isTherapist, viewerOfSession } from '@/server/viewer'

const code = 'correct-code-from-the-terminal'
const input = setUpSchema.parse({
  code,
  clinicName: 'Harbour',
  timeZone: 'Europe/London',
  name: 'Ada',
  signIn: 'Ada@Harbour.test',
  passphrase: 'river candle maple stone',
  treatsPatients: true,
})

beforeAll(() => {
  process.env.NEXTAUTH_SECRET = 'only for the tests, and longer than 32'
  process.env.SETUP_CODE_HASH = createHash('sha256').update(code).digest('hex')
})

// One story, told in order: a database is empty only once.
describe('the first clinic', () => {
  it('is not made with a wrong code', async () => {
    for (const wrong of ['x', code.toUpperCase(), `${code}x`])
      await expect(setUp({ ...input, code: wrong }, 'desk')).rejects.toMatchObject({
        fields: { code: expect.any(String) },
      })
    expect(await setUpIsOpen()).toBe(true)
  })

  it('cannot be made where the terminal printed no code', async () => {
    const hash = process.env.SETUP_CODE_HASH
    delete process.env.SETUP_CODE_HASH
    try {
      expect(await setUpIsOpen()).toBe(false)
      await expect(setUp({ ...input, code: '' }, 'desk')).rejects.toMatchObject({
        fields: { code: expect.any(String) },
      })
    } finally {
      process.env.SETUP_CODE_HASH = hash
    }
  })

  it('is made once by eight who press the button in the same moment', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) => setUp({ ...input, signIn: `ada-${i}@harbour.test` }, 'desk')),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await asSystem('set-up', (tx) => tx.clinic.count())).toBe(1)
    expect(await asSystem('set-up', (tx) => tx.account.count())).toBe(1)
    const made = all.find((each) => each.status === 'fulfilled')
    const viewer = made && (await viewerOfSession(made.value.sessionId))
    expect(viewer && isAdmin(viewer) && isTherapist(viewer)).toBe(true)
  })

  it('closes the door behind it', async () => {
    expect(await setUpIsOpen()).toBe(false)
    await expect(setUp({ ...input, signIn: 'third@harbour.test' }, 'desk')).rejects.toMatchObject({
      fields: { '': expect.stringContaining('already') },
    })
    expect(await asSystem('set-up', (tx) => tx.clinic.count())).toBe(1)
  })

  it('has an admin who signs in', async () => {
    const account = await asSystem('sign-in', (tx) => tx.account.findFirst({ select: { signIn: true } }))
    const given = {
      name: account?.signIn ?? '',
      passphrase: input.passphrase,
      address: '',
      device: '',
      deviceCookie: '',
    }
    expect(await signIn(given)).toMatchObject({ patient: false })
  })
})
