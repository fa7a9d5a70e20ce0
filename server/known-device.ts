// A browser in which somebody has signed in before: its tries are counted apart, so that a stranger who keeps guessing
// at an account never locks its owner out (OWASP, "Slow down online guessing attacks with device cookies").
import 'server-only'
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { cookies } from 'next/headers'
import { ownCookie, sessionSecret } from '@/server/session'

const ofDevices = () => ownCookie('phaseline-device', 'strict')
const A_YEAR = 365 * 86_400
// A shared computer at the desk is known to all who work at it.
const KEPT = 8

function seal(accountId: string, deviceId: string): string {
  return createHmac('sha256', sessionSecret())
    .update(`known-device:${accountId}:${deviceId}`)
    .digest('base64url')
}

/** What this browser shows to be known by: a seal for each of the accounts that signed in here last. */
export async function deviceCookie(): Promise<string> {
  return (await cookies()).get(ofDevices().name)?.value ?? ''
}

/** The id of a device that has signed in to this account before, or null. */
export function knownDevice(cookie: string, accountId: string): string | null {
  return (
    seals(cookie)
      .find((each) => isOf(each, accountId))
      ?.split('.')[0] ?? null
  )
}

/** The newest first, each account once. */
export function newDeviceCookie(accountId: string, before = ''): string {
  const deviceId = randomUUID()
  const others = seals(before).filter((each) => !isOf(each, accountId))
  return [`${deviceId}.${seal(accountId, deviceId)}`, ...others].slice(0, KEPT).join('~')
}

const seals = (cookie: string) =>
  cookie.split('~', KEPT).filter((each) => /^[\da-f-]{36}\.[\w-]{43}$/.test(each))

function isOf(each: string, accountId: string): boolean {
  const [deviceId = '', given = ''] = each.split('.')
  return timingSafeEqual(Buffer.from(given), Buffer.from(seal(accountId, deviceId)))
}

export async function rememberDevice(accountId: string): Promise<void> {
  const { name, options } = ofDevices()
  const value = newDeviceCookie(accountId, await deviceCookie())
  ;(await cookies()).set(name, value, { ...options, maxAge: A_YEAR })
}
