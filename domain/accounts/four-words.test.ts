// Tests that every passphrase we offer is one that we accept.
import { describe, expect, it } from 'vitest'
import { fourWords, offeredWords } from '@/domain/accounts/four-words'
import { passphraseSchema } from '@/domain/accounts/passphrase'

// Lehmer's generator: the same words in every run.
let seed = 2026
const pick = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below

describe('fourWords', () => {
  it('offers four different words that the rule for passphrases accepts', () => {
    for (let i = 0; i < 500; i++) {
      const offered = fourWords(pick)
      expect(offered).toMatch(/^[a-z]+( [a-z]+){3}$/)
      expect(new Set(offered.split(' ')).size).toBe(4)
      expect(passphraseSchema.safeParse(offered).success, offered).toBe(true)
    }
  })

  it('draws from enough words, none of them twice or too short', () => {
    expect(4 * Math.log2(offeredWords.length)).toBeGreaterThan(38)
    expect(new Set(offeredWords).size).toBe(offeredWords.length)
    expect(Math.min(...offeredWords.map((word) => word.length))).toBeGreaterThanOrEqual(3)
  })
})
