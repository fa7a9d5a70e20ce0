// Signing in on a real database: right, wrong, disabled, and names that are none.
import { hash } from '@node-rs/argon2'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { asSystem } from '@/server/db'
import { later } from '@/server/later'
import type * as passphrases from '@/server/passphrase'
import { hashPassphrase, passphraseMatches } from '@/server/passphrase'
import { authOptions } from '@/server/sign-in'
import { attempt, passphrase, signingIn, wrongly, type SigningIn } from '@/server/sign-in.fixture'

// The real one, watched: whether it was asked is what the time of an answer tells.
vi.mock('@/server/passphrase', async (original) => {
  const real = await original<typeof passphrases>()
  return { ...real, passphraseMatches: vi.fn(real.passphraseMatches) }
})

vi.mock('@/server/later', () => ({ later: vi.fn() }))

let newAccount: SigningIn['newAccount']
const owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
beforeAll(async () => {
  ;({ newAccount } = await signingIn())
  await owner.connect()
  await owner.query('SET ROLE phaseline_backup')
})
afterAll(() => owner.end())

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

  it('are the same passphrase with a blank that a phone has put behind it, and one of before that was kept with one', async () => {
    const { id, name } = await newAccount()
    expect(await attempt(name, { passphrase: `${passphrase} ` })).toMatchObject({ accountId: id })

    const kept = await newAccount({ withoutPassphrase: true })
    const passphraseHash = await hash(`${passphrase} `)
    await asSystem('sign-in', (tx) =>
      tx.account.updateMany({ where: { id: kept.id }, data: { passphraseHash } }),
    )
    expect(await attempt(kept.name, { passphrase: `${passphrase} ` })).toMatchObject({ accountId: kept.id })
    expect(await attempt(kept.name)).toBe('wrong')
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

  it('that are wrong are noted later, and not with the answer', async () => {
    const { id, name } = await newAccount()
    const noted = async () => {
      const lines = `SELECT FROM audit_entries WHERE account_id = $1 AND action = 'refuse' AND object = 'sign-in'`
      return (await owner.query(lines, [id])).rowCount
    }
    vi.mocked(later).mockClear()
    for (let i = 0; i < 3; i++) expect(await wrongly(name)).toBe('wrong')
    expect(await attempt('nobody@example.test')).toBe('wrong')
    expect(await noted()).toBe(0)
    for (const [, work] of vi.mocked(later).mock.calls) await work()
    expect(await noted()).toBe(3)
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

  it('are told to the program’s log by next-auth’s own codes alone', () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    for (const code of [
      'CALLBACK_CREDENTIALS_HANDLER_ERROR',
      'all is well\nPhaseline: told',
      'A'.repeat(70_000),
    ])
      void authOptions.logger?.error?.(code, new Error('told'))
    expect(said.mock.calls).toEqual([
      ['next-auth: CALLBACK_CREDENTIALS_HANDLER_ERROR'],
      ['next-auth: an error of no name'],
      ['next-auth: an error of no name'],
    ])
    said.mockRestore()
  })
})
