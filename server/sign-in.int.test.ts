// Signing in on a real database: right, wrong, disabled, and names that are none.
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { asSystem } from '@/server/db'
import type * as passphrases from '@/server/passphrase'
import { hashPassphrase, passphraseMatches } from '@/server/passphrase'
import { authOptions } from '@/server/sign-in'
import { attempt, signingIn, wrongly, type SigningIn } from '@/server/sign-in.fixture'

// The real one, watched: whether it was asked is what the time of an answer tells.
vi.mock('@/server/passphrase', async (original) => {
  const real = await original<typeof passphrases>()
  return { ...real, passphraseMatches: vi.fn(real.passphraseMatches) }
})

let newAccount: SigningIn['newAccount']
beforeAll(async () => {
  ;({ newAccount } = await signingIn())
})

describe('a name and a passphrase', () => {
  it('sign in to the one account, whatever the case and width of the name', async () => {
    const { id, name } = await newAccount()
    for (const written of [name, ` ${name.toUpperCase()} `, name.replace('@', '＠')])
      expect(await attempt(written)).toMatchObject({ accountId: id, patient: false })
  })

  it('are the same passphrase composed and decomposed', async () => {
    const { id, name } = await newAccount({ withoutPassphrase: true })
    await asSystem('sign-in', async (tx) =>
      tx.account.updateMany({
        where: { id },
        data: { passphraseHash: await hashPassphrase('café au lait, merci') },
      }),
    )
    expect(await attempt(name, { passphrase: 'cafe\u0301 au lait, merci' })).toMatchObject({ accountId: id })
  })

  it('are answered alike, and as slowly, where there is no account or none that may', async () => {
    const known = await newAccount()
    const disabled = await newAccount({ disabled: true })
    const withoutPassphrase = await newAccount({ withoutPassphrase: true })
    vi.mocked(passphraseMatches).mockClear()
    expect(await wrongly(known.name)).toBe('wrong')
    expect(await attempt('nobody@example.test')).toBe('wrong')
    expect(await attempt(disabled.name)).toBe('wrong')
    expect(await attempt(withoutPassphrase.name)).toBe('wrong')
    expect(passphraseMatches).toHaveBeenCalledTimes(4)
  })

  it.each([
    ['nothing', ''],
    ['a NUL', '\0'],
    ['a NUL inside', 'a\0b'],
    ['half a character', '\ud800'],
    ['SQL', "' OR 1=1 --"],
    ['a wildcard', '%'],
    ['a hundred thousand letters', 'x'.repeat(100_000)],
    ['emoji cut in half', '🏋️'.repeat(300)],
  ])('are refused calmly where the name is %s', async (_, name) => {
    expect(await attempt(name, { passphrase: `${name}\0` })).toBe('wrong')
  })

  it('never reach next-auth as an error of the database', async () => {
    const provider = authOptions.providers[0] as unknown as {
      options: { authorize: (given: unknown, request: unknown) => Promise<unknown> }
    }
    const given = { email: 'a\0b', passphrase: { toString: () => 'x' } }
    await expect(provider.options.authorize(given, { headers: {} })).rejects.toThrow(/^wrong$/)
  })
})
