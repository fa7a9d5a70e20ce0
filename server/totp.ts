// Time-based one-time passwords (RFC 6238, with SHA-1, six digits and half a minute, which every authenticator app knows).
import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'

const SECONDS = 30
const DIGITS = 6
// A phone's clock may be half a minute off either way.
const driftSteps = [0, -1, 1]

export const stepAt = (at: Date) => Math.floor(at.getTime() / 1000 / SECONDS)

export function codeOf(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', secret).update(counter).digest()
  // RFC 4226, 5.3: the last four bits say where the number begins, and its sign is left out.
  const number = digest.readUInt32BE(digest[digest.length - 1]! & 0xf) & 0x7fffffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** The half-minute whose code this is, or null. */
export function matchingStep(secret: Uint8Array, code: string, at: Date): number | null {
  const given = Buffer.from(code)
  if (given.length !== DIGITS) return null
  const now = stepAt(at)
  const drift = driftSteps.find((drift) => timingSafeEqual(Buffer.from(codeOf(secret, now + drift)), given))
  return drift === undefined ? null : now + drift
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** As apps take it (RFC 4648, without padding). */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => letters[parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** What the QR code says to an app. */
export function keyUri(secret: Uint8Array, account: string): string {
  const issuer = 'Phaseline'
  const wanted = new URLSearchParams({ secret: base32(secret), issuer })
  return `otpauth://totp/${encodeURIComponent(`${issuer}:${account}`)}?${wanted}`
}
