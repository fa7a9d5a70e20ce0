// How passphrases are kept, and that one who has none takes as long to refuse as one who has.
import { verify } from '@node-rs/argon2'
import type * as argon2 from '@node-rs/argon2'
import { expect, it, vi } from 'vitest'
import { hashPassphrase, passphraseMatches } from '@/server/passphrase'

// The real one, watched: what it is asked to check is what takes the time.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>()
  return { ...real, verify: vi.fn(real.verify) }
})

const passphrase = 'river candle maple stone'
const strong = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/

it('is kept by argon2id with 19 MiB and two passes, and with a salt of its own', async () => {
  const [one, other] = [await hashPassphrase(passphrase), await hashPassphrase(passphrase)]
  expect(one).toMatch(strong)
  expect(other).not.toBe(one)
  expect(await passphraseMatches(passphrase, one)).toBe(true)
  expect(await passphraseMatches(`${passphrase}s`, one)).toBe(false)
})

it.each([passphrase, ` ${passphrase} `])(
  'is worked on as often, and as hard, where none is stored: %j',
  async (typed) => {
    const work = async (stored: string | null) => {
      vi.mocked(verify).mockClear()
      expect(await passphraseMatches(typed, stored)).toBe(false)
      return vi.mocked(verify).mock.calls
    }
    const known = await work(await hashPassphrase('another four words here'))
    const nobodys = await work(null)
    expect(nobodys).toHaveLength(known.length)
    for (const [hash] of [...known, ...nobodys]) expect(hash).toMatch(strong)
  },
)
