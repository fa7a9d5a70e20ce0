// Bodies that React would spend seconds on are known by what they are made of, however it is written; what people type is not.
import { expect, it } from 'vitest'
import { isReply, isTooMuch } from './replies'

const many = (sign: string, count = 20_000) =>
  Buffer.from(JSON.stringify(Array.from({ length: count }, (_, i) => `${sign}${i.toString(16)}`)))
const field = (text: string, type = '') =>
  Buffer.from(
    `--x\r\nContent-Disposition: form-data; name="0"\r\n${type && `Content-Type: ${type}\r\n`}\r\n${text}\r\n--x--\r\n`,
  )

it('streams, iterators and whatever else stands for something are too much, also written otherwise', () => {
  for (const sign of ['$R', '$r', '$X', '$x', '$B', '$K', '$@', '$T', '$V', '$h', '$Q', '$W', '$i', '$M'])
    expect([sign, isTooMuch(many(sign))]).toEqual([sign, true])
  const written = many('$R').toString()
  for (const escaped of ['\\u0024R', '\\u0024\\u0052', '\\U0024R'.replace('U', 'u')])
    expect(isTooMuch(Buffer.from(written.replaceAll('$R', escaped)))).toBe(true)
  expect(isTooMuch(field(written))).toBe(true)
  const hidden = Buffer.from(written, 'utf16le').toString('latin1')
  for (const type of [
    ...['text/plain; charset=utf-16le', 'text/plain;charset="base64"', 'text/plain;\r\n charset=utf-16le'],
    ...["text/plain; charset*=utf-8''utf-16le", 'text/plain; charset=utf-8; charset=utf-16le'],
    'text/plain\r\nX: y;\r\n\tCharset=latin1',
  ])
    expect(isTooMuch(field(hidden, type))).toBe(true)
})

it('and so are more lists and objects than any form has', () => {
  for (const part of ['{},', '[],', '"",', '{"a":1},'])
    expect([part, isTooMuch(Buffer.from(`[${part.repeat(200_000)}0]`))]).toEqual([part, true])
})

it('what people type, and what a form leaves out, is not', () => {
  const typed = 'He paid "$Rate" and "$x", see C:\\user "\\u0024R" {[,] '.repeat(4_000)
  expect(isTooMuch(Buffer.from(JSON.stringify([typed, `$${typed}`])))).toBe(false)
  const left = Array.from({ length: 20_000 }, () => ({ sets: '$undefined', note: '$$5 a day' }))
  expect(isTooMuch(Buffer.from(JSON.stringify(left)))).toBe(false)
  expect(isTooMuch(field('["$K1"]', 'text/plain; charset=utf-8'))).toBe(false)
  expect(isTooMuch(field('Dear all, "$Room" 4'))).toBe(false)
  const pasted = 'They wrote:\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nHello'
  expect(isTooMuch(field(pasted))).toBe(false)
})

it('is asked of what an action or a form sends, and of nothing else', () => {
  expect(isReply('POST', { 'next-action': 'x' })).toBe(true)
  expect(isReply('POST', { 'content-type': 'Multipart/Form-Data; boundary=x' })).toBe(true)
  expect(isReply('POST', { 'content-type': 'application/json' })).toBe(false)
  expect(isReply('GET', { 'next-action': 'x' })).toBe(false)
})
