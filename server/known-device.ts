// A browser in which somebody has signed in before: its tries are counted apart, so that a stranger who keeps guessing
// at an account never locks its owner out (OWASP, "Slow down online guessing attacks with device cookies").
import 'server-only'
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { cookies } from 'next/headers'
import { sessionSecret } from '@/server/session'

const NAME = 'phaseline-device'
const A_YEAR = 365 * 86_400

function seal(accountId: string, deviceId: string): string {
  return createHmac('sha256', sessionSecret())
    .update(`known-device:${accountId}:${deviceId}`)
    .digest('base64url')
}

/** What this browser shows to be known by; proof only for the account that signed in here last. */
export async function deviceCookie(): Promise<string> {
  return (await cookies()).get(NAME)?.value ?? ''
}

/** The id of a device that has signed in to this account before, or null. */
export function knownDevice(cookie: string, accountId: string): string | null {
  const [deviceId = '', given = ''] = cookie.split('.')
  const expected = Buffer.from(seal(accountId, deviceId))
  const shown = Buffer.from(given)
  return deviceId && shown.length === expected.length && timingSafeEqual(shown, expected) ? deviceId : null
}

export function newDeviceCookie(accountId: string): string {
  const deviceId = randomUUID()
  return `${deviceId}.${seal(accountId, deviceId)}`
}

export async function rememberDevice(accountId: string): Promise<void> {
  ;(await cookies()).set(NAME, newDeviceCookie(accountId), {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure: process.env.NEXTAUTH_URL?.startsWith('https://') ?? false,
    maxAge: A_YEAR,
  })
}
