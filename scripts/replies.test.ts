// Bodies that React would spend seconds on are known by what they are made of, however it is written; what people type is not.
import { expect, it } from 'vitest'
import { isReply, isTooMuch } from './replies'

const json = { 'next-action': 'x', 'content-type': 'text/plain;charset=UTF-8' }
const form = { 'content-type': 'multipart/form-data; boundary=----WebKitFormBoundaryx1Y' }
const border = '------WebKitFormBoundaryx1Y'

const many = (sign: string, count = 20_000) =>
  JSON.stringify(Array.from({ length: count }, (_, i) => `${sign}${i.toString(16)}`))
const sent = (body: string) => isTooMuch(Buffer.from(body), json)
/** Each field a name with what follows it at its head, and a text. */
const field = (text: string, more = '', name = '0') =>
  `${border}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${text}\r\n`
const filledIn = (fields: string, headers: Record<string, string> = form) =>
  isTooMuch(Buffer.from(`${fields}${border}--\r\n`, 'latin1'), headers)

it('streams, iterators and whatever else stands for something are too much, also written otherwise', () => {
  for (const sign of ['$R', '$r', '$X', '$x', '$B', '$K', '$@', '$T', '$V', '$h', '$Q', '$W', '$i', '$M'])
    expect([sign, sent(many(sign))]).toEqual([sign, true])
  const written = many('$R')
  for (const escaped of ['\\u0024R', '\\u0024\\u0052'])
    expect(sent(written.replaceAll('$R', escaped))).toBe(true)
  expect(filledIn(field(written))).toBe(true)
})

it('and so are more lists, objects and names of other parts than any form has', () => {
  for (const part of ['{},', '[],', '"",', '{"a":1},', '"$0:a",'])
    expect([part, sent(`[${part.repeat(100_000)}0]`)]).toEqual([part, true])
  expect(sent(many('$1', 60_000))).toBe(true)
})

it('nor is a form taken whose fields are written in other letters, or otherwise than a browser does', () => {
  const hidden = Buffer.from(many('$R'), 'utf16le').toString('latin1')
  for (const type of [
    ...['text/plain; charset=utf-16le', 'text/plain;charset="base64"', 'text/plain;\r\n charset=utf-16le'],
    ...["text/plain; charset*=utf-8''utf-16le", 'text/plain; charset=utf-8; charset=utf-16le'],
    'text/plain\r\nX: y;\r\n\tCharset=latin1',
  ])
    expect([type, filledIn(field(hidden, `\r\nContent-Type: ${type}`))]).toEqual([type, true])
  const coded = Buffer.from(many('$R')).toString('base64')
  for (const lines of [
    '\r\nContent-Transfer-Encoding: base64',
    '\r\nContent-Type: text/plain\r\ncontent-transfer-encoding: base64',
    '\nContent-Transfer-Encoding: base64',
    '\n\nContent-Transfer-Encoding: base64',
    '\r\n\tContent-Transfer-Encoding: base64',
    '\r Content-Transfer-Encoding: base64',
  ])
    expect([lines, filledIn(field(coded, lines, '$ACTION_1:1'))]).toEqual([lines, true])
  // Of nothing but dashes it is found a little before, and again where no field begins.
  const dashes = field(coded, '\r\nContent-Transfer-Encoding: base64').replace(border, '-----')
  const seeming = field('a').replace(border, '---')
  expect(
    isTooMuch(Buffer.from(dashes + seeming), { 'content-type': 'multipart/form-data; boundary=---' }),
  ).toBe(true)
  expect(filledIn(field('a').replace(border, `${border} `))).toBe(true)
  expect(filledIn(field('a'), { 'content-type': 'multipart/form-data' })).toBe(true)
  expect(filledIn(field('a'), { 'content-type': `${form['content-type']}; boundary=y` })).toBe(true)
  expect(filledIn(field('a'), { 'content-type': 'multipart/form-data; boundary="a b"' })).toBe(true)
  expect(filledIn('')).toBe(true)
})

it('nor one of more fields or files than any of ours has', () => {
  expect(filledIn(field('a').repeat(999))).toBe(false)
  expect(filledIn(field('a').repeat(1_001))).toBe(true)
  const file = '; filename="a.jpg"\r\nContent-Type: image/jpeg'
  expect(filledIn(field('a', file).repeat(2))).toBe(false)
  expect(filledIn(field('a', file).repeat(21))).toBe(true)
})

it('what people type, and what a form leaves out, is not', async () => {
  const typed = 'He paid "$Rate" and "$x", see C:\\user "\\u0024R" {[,] '.repeat(4_000)
  expect(sent(JSON.stringify([typed, `$${typed}`]))).toBe(false)
  const left = Array.from({ length: 20_000 }, () => ({
    sets: '$undefined',
    note: '$$5 a day',
    as: '$1:sets',
  }))
  expect(sent(JSON.stringify(left.slice(0, 10_000)))).toBe(false)
  expect(filledIn(field('["$K1"]', '\r\nContent-Type: text/plain; charset=utf-8'))).toBe(false)
  expect(filledIn(field('Dear all, "$Room" 4'))).toBe(false)
  const mail =
    '--part1\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: base64\r\n\r\nSGVsbG8=\r\n--part1--'
  expect(filledIn(field(`They wrote:\r\n${mail}`))).toBe(false)
  // As the program that runs here writes it, in letters of all kinds.
  const given = new FormData()
  given.set('0', '["$K1"]')
  given.set('_1_note', 'Schmerz „stark“, 痛い, \r\n--x\r\n')
  given.set('_1_photo', new File(['x'], 'Füße.jpg', { type: 'image/jpeg' }))
  const request = new Request('http://x', { method: 'POST', body: given })
  const headers = { 'content-type': request.headers.get('content-type') ?? '' }
  expect(isTooMuch(Buffer.from(await request.arrayBuffer()), headers)).toBe(false)
})

it('is asked of what an action or a form sends, and of nothing else', () => {
  const form = { 'content-type': 'Multipart/Form-Data; boundary=x' }
  expect(isReply({ method: 'POST', headers: { 'next-action': 'x' } })).toBe(true)
  expect(isReply({ method: 'POST', headers: form })).toBe(true)
  expect(isReply({ method: 'POST', headers: { 'content-type': 'application/json' } })).toBe(false)
  expect(isReply({ method: 'GET', headers: { 'next-action': 'x' } })).toBe(false)
})

it('is not asked of the form by which a mail program ends reminders, under that address alone', () => {
  const headers = { 'content-type': 'multipart/form-data; boundary="x"' }
  const sent = (url: string, more = {}) => isReply({ method: 'POST', url, headers: { ...headers, ...more } })
  expect(sent('/api/reminders/stop/a-token')).toBe(false)
  expect(sent('/api/reminders/stop/a-token', { 'next-action': 'x' })).toBe(true)
  for (const url of [
    '/api/nothing',
    '/api/reminders/stop',
    '/api/reminders/stop/a/b',
    '/api/reminders/stop/a?b',
  ])
    expect(sent(url)).toBe(true)
})
