// The viewer of this request: read from next-auth's cookie, looked up in the database once a request, and required by role.
import 'server-only'
import { cache } from 'react'
import { cookies, headers } from 'next/headers'
import { forbidden, redirect, unauthorized } from 'next/navigation'
import { ownerName } from '@/domain/accounts/page-owner'
import { wayBack } from '@/domain/accounts/way-back'
import { asked, sayRefused } from '@/server/asked'
import { noteRefusal } from '@/server/audit'
import { sessionIdIn } from '@/server/session-cookie'
import {
  isAdmin,
  isTherapist,
  viewerOfSession,
  type Admin,
  type PatientViewer,
  type StaffViewer,
  type Therapist,
  type Viewer,
} from '@/server/viewer'

/**
 * A cookie that no script reads. Over https no other host of the same domain can put one of this name into a browser, and
 * sign its person in as somebody else, or take from it by what it is known.
 */
export function ownCookie<S extends 'lax' | 'strict'>(name: string, sameSite: S) {
  const secure = process.env.NEXTAUTH_URL?.startsWith('https://') ?? false
  const options = { httpOnly: true, sameSite, path: '/', secure }
  return { name: `${secure ? '__Host-' : ''}${name}`, options }
}

export const sessionCookie = () => ownCookie('next-auth.session-token', 'lax')

/** The key of the session cookie. Without one, cookies could be forged, so nobody is let in. */
export function sessionSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET
  if (!secret || secret.length < 32)
    throw new Error('NEXTAUTH_SECRET is missing or shorter than 32 characters')
  return secret
}

/** The id of this device's session row, as the cookie says it; the row decides whether it still counts. */
export const sessionId = cache(async (): Promise<string | null> => {
  const token = (await cookies()).get(sessionCookie().name)?.value
  return token ? sessionIdIn(token, sessionSecret()) : null
})

export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const id = await sessionId()
  const viewer = id ? await viewerOfSession(id) : null
  const request = asked.getStore()
  if (id) request?.hears?.(viewer && viewer.accountId)
  if (viewer && request) request.noteRefusal = () => noteRefusal(viewer)
  return viewer
})

/** Where each kind of person begins. */
export const homeOf = (viewer: Viewer) => (viewer.kind === 'patient' ? '/today' : '/caseload')

async function requireViewer(): Promise<Viewer> {
  const viewer = (await currentViewer()) ?? redirect(await wayIn())
  // A link followed on an open page: whoever has signed in since is not shown under the name of its owner. A form that comes
  // without scripts has no such header, since the whole page is made anew with its answer.
  const owner = (await headers()).get(ownerName)
  return owner === null || owner === viewer.accountId ? viewer : unauthorized()
}

/** The sign-in page, which leads on to what was asked for. */
async function wayIn(): Promise<string> {
  // The outer shell says what was asked for; a link that is followed by a script adds a number of its own.
  const asked = (await headers()).get('x-phaseline-path')?.replace(/([?&])_rsc=[^&]*&?/, '$1')
  const back = wayBack(asked?.replace(/[?&]$/, ''))
  return back ? `/sign-in?${new URLSearchParams({ callbackUrl: back })}` : '/sign-in'
}

/** Also where the page is followed as a link, and answers 200 around it. */
function refused(): never {
  sayRefused()
  forbidden()
}

export async function requireStaff(): Promise<StaffViewer> {
  const viewer = await requireViewer()
  return viewer.kind === 'staff' ? viewer : refused()
}

export async function requireAdmin(): Promise<Admin> {
  const viewer = await requireViewer()
  return isAdmin(viewer) ? viewer : refused()
}

export async function requireTherapist(): Promise<Therapist> {
  const viewer = await requireViewer()
  return isTherapist(viewer) ? viewer : refused()
}

export async function requirePatient(): Promise<PatientViewer> {
  const viewer = await requireViewer()
  return viewer.kind === 'patient' ? viewer : refused()
}
