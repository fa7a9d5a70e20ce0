// What Node would answer by itself, over a real socket: the headers of every other answer, and never within one that has begun.
import { once } from 'node:events'
import type { Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, it } from 'vitest'
import { createShell } from './http'

let server: Server | undefined
afterEach(() => server?.close())

/** All that comes back until the connection is closed; `later` is sent once an answer has begun. */
async function answerTo(sent: string, publicUrl?: string, later?: string): Promise<string> {
  server = createShell(
    { host: '127.0.0.1', port: 4999, publicUrl, trustProxy: false, dev: false },
    async (_, response) => void response.write('begun'),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stranger = connect((server.address() as AddressInfo).port, '127.0.0.1')
  stranger.write(sent)
  if (later) stranger.once('data', () => stranger.write(later))
  return text(stranger)
}

const head = 'GET /sign-in HTTP/1.1\r\nHost: x\r\n'
const odd = [
  ['no request', 'NONSENSE\r\n\r\n', 400],
  ['a method of nobody', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n', 400],
  ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ['a line that is none', `${head}a b: c\r\n\r\n`, 400],
  ['two lengths', `${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`, 400],
  ['no host', 'GET /sign-in HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['two hosts', 'GET /sign-in HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n', 400],
  ['a head that is too large', `${head}A: ${'a'.repeat(17_000)}\r\n\r\n`, 431],
  ['an expectation', `${head}Expect: nonsense\r\n\r\n`, 417],
] as const

it.each(odd)('answers %s with the headers of every answer, and closes', async (_, sent, status) => {
  const answer = await answerTo(sent)
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  for (const header of [
    /^Content-Security-Policy: default-src 'none'; .*frame-ancestors 'none'/m,
    /^X-Content-Type-Options: nosniff\r$/m,
    /^X-Frame-Options: DENY\r$/m,
    /^Referrer-Policy: no-referrer\r$/m,
    /^Permissions-Policy: .*camera=\(\)/m,
    /^Cache-Control: private, no-store\r$/m,
    /^Connection: close\r$/m,
  ])
    expect(answer).toMatch(header)
  expect(answer).not.toContain('Strict-Transport-Security')
})

it.each(odd)('asks browsers to stay with TLS behind it: %s', async (_, sent) => {
  expect(await answerTo(sent, 'https://clinic.example')).toMatch(/^Strict-Transport-Security: max-age=\d{8}/m)
})

it('writes nothing into an answer that has begun', async () => {
  const answer = await answerTo(`${head}\r\n`, undefined, 'NONSENSE\r\n\r\n')
  expect(answer.match(/HTTP\/1.1 /g)).toHaveLength(1)
  expect(answer).not.toContain('This is not a request.')
})
