// Tests of the rule for passphrases: how long, how common, and that nothing else is asked of them.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { commonPassphrases } from './common-passphrases'
import { passphraseSchema } from './passphrase'

const problemOf = (passphrase: unknown) => passphraseSchema.safeParse(passphrase).error?.issues[0]?.message

it.each([
  ['words of any script', 'река свеча клён камень'],
  ['ideographs', '川沿いの蝋燭と楓の木と石垣の道で'],
  ['fifteen characters', 'abcdefg hijklm!'],
  ['emoji, each of which is one', '🌲🌊🔥🌙⭐🍁🍀🌻🌵🌴🍄🌾🌷🌹🌺'],
  ['the longest', 'river candle '.repeat(10).slice(0, 128)],
])('takes %s', (_, passphrase) => {
  expect(passphraseSchema.parse(passphrase)).toBe(passphrase.normalize('NFC'))
})

it.each([
  ['nothing', '', /^At least 15/],
  ['fourteen characters', 'abcdefg hijkl!', /^At least 15/],
  ['seven emoji of two code units and one letter', '🌲🌊🔥🌙⭐🍁🍀a', /^At least 15/],
  ['129 characters', 'river candle '.repeat(10).slice(0, 129), /^At most 128/],
  ['a megabyte', 'river '.repeat(200_000), /^At most 128/],
  ['half a character', 'river candle maple \ud800', /broken/],
  ['one letter, over and over', 'aaaaaaaaaaaaaaaaaaaa', /again/],
  ['three letters, over and over', 'abc abc abc abc abc abc', /again/],
  ['one word, over and over', 'Kestrel kestrel kestrel', /again/],
  ['a common one', 'correct horse battery staple', /common/],
  ['a common one in capitals with other dividers', 'Correct_Horse-Battery.STAPLE', /common/],
  ['no text', 15, /^Enter/],
])('refuses %s', (_, passphrase, problem) => {
  expect(problemOf(passphrase)).toMatch(problem)
})

it('takes the blanks at its ends for none of it', () => {
  expect(passphraseSchema.parse(' river candle maple ')).toBe('river candle maple')
  expect(problemOf('abcdefg hijkl!  ')).toMatch(/^At least 15/)
})

it('counts characters as they are composed', () => {
  // Typed as sixteen and fifteen.
  expect(problemOf('cafe\u0301 au lait !!')).toBeUndefined()
  expect(problemOf('cafe\u0301 au lait !')).toMatch(/^At least 15/)
})

it('refuses every passphrase of the list, however it is divided and written', () => {
  for (const common of commonPassphrases) {
    expect(problemOf(common), common).toMatch(/^Too easy/)
    expect(problemOf(common.toUpperCase().replace(/(.{5})/g, '$1 ')), common).toMatch(/^Too easy/)
  }
})

it('asks for no kind of character: any that is long and varied is taken', () => {
  const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')
  const varied = fc
    .array(letters, { minLength: 15, maxLength: 60 })
    .filter(
      (each) =>
        new Set(each).size > 3 && !commonPassphrases.has(each.join('')) && !/^(.+?)\1+$/.test(each.join('')),
    )
  fc.assert(fc.property(varied, (each) => problemOf(each.join('')) === undefined))
})
