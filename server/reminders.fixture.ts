// What reminders are sent to in the tests: a real mail server, and a real push service that decrypts what it is given.
import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type Mailbox = {
  url: string
  port: number
  mails: string[]
  to: string[]
  cut: () => void
  stop: () => Promise<void>
}

/** Takes every mail, or does with it what `onData` says. */
export async function startMailbox(more: SMTPServerOptions = {}, port = 0): Promise<Mailbox> {
  const mails: string[] = []
  const to: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        mails.push(Buffer.concat(parts).toString('utf8'))
        to.push(...session.envelope.rcptTo.map(({ address }) => address))
        done()
      })
    },
    ...more,
  })
  server.on('error', () => undefined)
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: taken } = server.server.address() as AddressInfo
  return {
    ...{ url: `smtp://127.0.0.1:${taken}`, port: taken, mails, to },
    /** Breaks every connection without a word. */
    cut: () => sockets.forEach((socket) => socket.destroy()),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

export type PushService = {
  /** A browser as it would subscribe here. */
  browser: () => { endpoint: string; p256dh: string; auth: string }
  received: { endpoint: string; text: unknown }[]
  /** What the next browsers are answered with, or what happens instead of an answer. */
  answer: number | (() => void)
  cut: () => void
  stop: () => Promise<void>
}

const ece = createRequire(import.meta.url)('http_ece') as {
  decrypt: (body: Buffer, params: { version: 'aes128gcm'; privateKey: object; authSecret: string }) => Buffer
}

/** Believes nothing: the signature is checked against the key that `applicationServerKey` names, and the text decrypted. */
export async function startPushService(applicationServerKey: string): Promise<PushService> {
  const browsers = new Map<string, { privateKey: object; authSecret: string }>()
  const service: Pick<PushService, 'answer' | 'received'> = { answer: 201, received: [] }
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const browser = browsers.get(request.url ?? '')
      if (!browser || !isSigned(request, applicationServerKey)) return response.writeHead(403).end()
      if (typeof service.answer === 'function') return service.answer()
      if (service.answer >= 300) return response.writeHead(service.answer).end()
      const text = ece.decrypt(body, { version: 'aes128gcm', ...browser }).toString('utf8')
      service.received.push({ endpoint: request.url ?? '', text: JSON.parse(text) })
      response.writeHead(service.answer).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(service, {
    browser() {
      const privateKey = createECDH('prime256v1')
      const auth = randomBytes(16).toString('base64url')
      const at = `/${randomBytes(8).toString('hex')}`
      const p256dh = privateKey.generateKeys('base64url')
      browsers.set(at, { privateKey, authSecret: auth })
      return { endpoint: `http://127.0.0.1:${port}${at}`, p256dh, auth }
    },
    /** Breaks every connection without a word. */
    cut: () => server.closeAllConnections(),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** RFC 8292: a token signed with the key, for this place, that has not expired. */
function isSigned({ headers }: IncomingMessage, key: string): boolean {
  const [, token = '', named] = /^vapid t=([^,]+), ?k=(.+)$/.exec(headers.authorization ?? '') ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const good = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const { aud, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as {
    aud: string
    exp: number
  }
  return good && named === key && aud === `http://${headers.host}` && exp > Date.now() / 1000
}
