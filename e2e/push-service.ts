// A push service of our own in the place of the browser's maker's: it registers a browser, takes what is pushed to it, and hands
// it on over the browser's own connection (Mobile Connection Server: framed protobuf over TLS), which real Chromium decrypts.
import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import tls, { type TLSSocket } from 'node:tls'

export interface PushService {
  /** What Chromium is started with, so that it asks here. */
  flags: string[]
  /** Where a program pushes to the browser of a token. */
  endpoint: (token: string) => string
  stop: () => Promise<void>
}

/** Who registered: the ids that Chromium needs to find the subscription again. */
type Registration = { app: string; subtype: string; sender: string }

export async function startPushService(): Promise<PushService> {
  const registered = new Map<string, Registration>()
  const browsers = new Set<TLSSocket>()

  const connection = tls.createServer(ownCertificate(), (browser) => {
    browsers.add(browser)
    browser.on('close', () => browsers.delete(browser)).on('error', () => undefined)
    browser.once('data', () => {
      browser.write(Buffer.concat([Buffer.of(version), message(tags.loginResponse, [text(1, 'here')])]))
    })
  })

  const web = http.createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const path = request.url ?? ''
      if (path === '/checkin') return response.end(checkedIn)
      if (path === '/register') {
        const asked = new URLSearchParams(body.toString())
        const token = randomBytes(24).toString('hex')
        registered.set(token, {
          app: asked.get('app') ?? '',
          subtype: asked.get('X-subtype') ?? '',
          sender: asked.get('sender') ?? '',
        })
        return response.end(`token=${token}`)
      }
      const to = registered.get(path.replace('/push/', ''))
      if (to) for (const browser of browsers) browser.write(pushed(to, body))
      response.writeHead(to ? 201 : 404).end()
    })
  })

  const [webPort, connectionPort] = [await listening(web), await listening(connection)]
  const address = `http://127.0.0.1:${webPort}`
  return {
    flags: [
      `--gcm-checkin-url=${address}/checkin`,
      `--gcm-registration-url=${address}/register`,
      `--gcm-mcs-endpoint=https://127.0.0.1:${connectionPort}`,
      '--ignore-certificate-errors',
    ],
    endpoint: (token) => `${address}/push/${token}`,
    stop: async () => {
      for (const browser of browsers) browser.destroy()
      web.closeAllConnections()
      await Promise.all([web, connection].map((server) => new Promise((done) => server.close(done))))
    },
  }
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function bodyOf(request: http.IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

const version = 41
const tags = { loginResponse: 3, dataMessage: 8 }

function message(tag: number, fields: Buffer[]): Buffer {
  const content = Buffer.concat(fields)
  return Buffer.concat([Buffer.of(tag), varint(content.length), content])
}

/** A message for one subscription, encrypted for it by the program. */
const pushed = ({ app, subtype, sender }: Registration, body: Buffer) =>
  message(tags.dataMessage, [
    text(3, sender),
    text(5, app),
    ...Object.entries({ subtype, 'content-encoding': 'aes128gcm' }).map(([key, value]) =>
      bytes(7, Buffer.concat([text(1, key), text(2, value)])),
    ),
    text(9, randomBytes(8).toString('hex')),
    bytes(21, body),
  ])

function varint(value: number): Buffer {
  const out: number[] = []
  for (; value > 127; value >>>= 7) out.push((value & 127) | 128)
  return Buffer.from([...out, value])
}
const bytes = (field: number, content: Buffer) =>
  Buffer.concat([varint(field * 8 + 2), varint(content.length), content])
const text = (field: number, content: string) => bytes(field, Buffer.from(content))
const fixed64 = (field: number) => Buffer.concat([varint(field * 8 + 1), Buffer.alloc(8, 7)])
/** It is well, and the device has this id and this secret. */
const checkedIn = Buffer.concat([Buffer.of(8, 1), fixed64(7), fixed64(8)])

/** Self-signed, as X.509 asks for it (RFC 5280); the browser is told not to mind. */
function ownCertificate(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const algorithm = sequence(oid('2a8648ce3d040302'))
  const name = sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from('127.0.0.1')))))
  const date = (year: string) => der(0x17, Buffer.from(`${year}0101000000Z`))
  const signed = sequence(
    der(0xa0, der(2, Buffer.of(2))),
    der(2, Buffer.of(1)),
    algorithm,
    name,
    sequence(date('20'), date('49')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const certificate = sequence(
    signed,
    algorithm,
    der(3, Buffer.concat([Buffer.of(0), signature(signed, privateKey)])),
  )
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
  }
}

const signature = (content: Buffer, key: KeyObject) => sign('sha256', content, key)
const oid = (hex: string) => der(6, Buffer.from(hex, 'hex'))
const sequence = (...parts: Buffer[]) => der(0x30, Buffer.concat(parts))
function der(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.of(tag, ...size), content])
}
