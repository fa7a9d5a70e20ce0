// Web Push (RFC 8030, 8291, 8292): one short text to one browser, encrypted for it and signed by this program.
import 'server-only'
import { createECDH, ECDH, hkdfSync } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import webPush from 'web-push'
import { publicAddress } from '@/server/invitations'
import { lookupOnInternet, mayBeAsked } from '@/server/public-host'
import { sessionSecret } from '@/server/session'

export type PushAddress = { endpoint: string; p256dh: string; auth: string }

/**
 * `gone` is a browser that is to be forgotten; `later` is worth another try. Of a service that does not answer, `silent` is one
 * that has not had it, and `unknown` one that may have.
 */
export type Pushing = 'sent' | 'gone' | 'later' | 'refused' | 'silent' | 'unknown'

/** The key pair that browsers subscribe to: made of the program's secret, so every process has the same. */
function keys(): { publicKey: string; privateKey: string } {
  const privateKey = Buffer.from(hkdfSync('sha256', sessionSecret(), '', 'web push key', 32))
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(privateKey)
  return { publicKey: curve.getPublicKey('base64url'), privateKey: privateKey.toString('base64url') }
}

export const pushKey = () => keys().publicKey

const hours = 3_600
const patience = 10_000

// The tests' own endpoint is on this machine; nothing else ever may be.
const loopbackAllowed = () => process.env.PHASELINE_TEST_LOOPBACK_PUSH === '1'

export function isPushAddress(endpoint: string): boolean {
  const url = new URL(endpoint)
  if (loopbackAllowed() && url.hostname === '127.0.0.1') return true
  return url.protocol === 'https:' && url.username === '' && url.password === '' && mayBeAsked(url)
}

/** Whether it is a point of the curve on which a browser and this program agree on a key: nothing reaches any other (RFC 8291). */
export function isBrowserKey(p256dh: string): boolean {
  try {
    ECDH.convertKey(p256dh, 'prime256v1', 'base64url')
    return true
  } catch {
    return false
  }
}

export async function push({ endpoint, p256dh, auth }: PushAddress, text: object): Promise<Pushing> {
  if (!isPushAddress(endpoint)) return 'gone'
  const { address } = publicAddress()
  const subject = address.startsWith('https:') ? address : 'mailto:nobody@localhost.invalid'
  let details
  try {
    details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(text), {
      TTL: 4 * hours,
      urgency: 'normal',
      vapidDetails: { subject, ...keys() },
    })
  } catch {
    // The browser's key is none.
    return 'gone'
  }
  let handedOver = false
  try {
    const status = await post(new URL(endpoint), details, () => (handedOver = true))
    if (status >= 200 && status < 300) return 'sent'
    if (status === 404 || status === 410) return 'gone'
    return status === 429 || status >= 500 ? 'later' : 'refused'
  } catch {
    return handedOver ? 'unknown' : 'silent'
  }
}

/** The status alone: what the other side says is of no use, and a redirect is not followed. */
function post(
  url: URL,
  { headers, body }: Pick<webPush.RequestDetails, 'headers' | 'body'>,
  handedOver: () => void,
): Promise<number> {
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const sending = request(
      url,
      {
        method: 'POST',
        headers,
        timeout: patience,
        signal: AbortSignal.timeout(patience),
        ...(!loopbackAllowed() && { lookup: lookupOnInternet }),
      },
      (answer) => {
        answer.destroy()
        resolve(answer.statusCode ?? 0)
      },
    )
    sending.on('finish', handedOver)
    sending.on('error', reject)
    sending.end(body)
  })
}
