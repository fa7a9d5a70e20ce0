// Tests that every passphrase we offer is one that we accept.
import { randomInt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fourWords, offeredWords } from '@/domain/accounts/four-words'
import { passphraseSchema } from '@/domain/accounts/passphrase'

describe('fourWords', () => {
  it('offers four different words that the rule for passphrases accepts', () => {
    for (let i = 0; i < 500; i++) {
      const offered = fourWords(randomInt)
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
