// The outer shell over a real socket, with an app of the test's own behind it. It ends with the test.
import { request as ask, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encode } from 'next-auth/jwt'
import { afterEach, vi } from 'vitest'
import { createShell, type Shell } from './http'

/** The shell of the test that runs. */
export const running: { server?: Server } = {}
afterEach(() => {
  vi.unstubAllEnvs()
  running.server?.close()
})

/** What reached the app behind the shell, and what came back to the client. */
type Answer = { status?: number; headers: IncomingHttpHeaders; text: string; seen?: IncomingHttpHeaders }

const answer: App = (response) => response.setHeader('Cache-Control', 'public, max-age=60').end('answer')
type App = (response: ServerResponse) => unknown

export async function shellOf(changes: Partial<Shell> = {}, app = answer) {
  const shell = { host: '127.0.0.1', port: 4999, trustProxy: false, dev: false, ...changes }
  let seen: IncomingHttpHeaders | undefined
  const server = createShell(shell, async (request, response) => {
    seen = { ...request.headers }
    await app(response)
  })
  running.server = server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return (method: string, path: string, headers: Record<string, string> = {}, body = '') =>
    new Promise<Answer>((resolve, reject) => {
      seen = undefined
      ask({ port, host: '127.0.0.1', method, path, headers }, (response) => {
        let text = ''
        response
          .setEncoding('utf8')
          .on('data', (words: string) => (text += words))
          .once('end', () => resolve({ status: response.statusCode, headers: response.headers, text, seen }))
      })
        .once('error', reject)
        .end(body)
    })
}

const secret = 'a secret of at least thirty-two characters'
export const origin = 'http://127.0.0.1:4999'

export async function cookieOf(sessionId: string): Promise<string> {
  vi.stubEnv('NEXTAUTH_SECRET', secret)
  return `x=y; next-auth.session-token=${await encode({ token: { sessionId }, secret, maxAge: 60 })}`
}
