// Clinics and accounts for the tests of signing in, invitations and settings.
import { v7 } from 'uuid'
import { beginSession } from '@/server/auth-session'
import { asSystem } from '@/server/db'
import { viewerOfSession, type Admin, type Role, type StaffViewer, type Viewer } from '@/server/viewer'

export async function aClinic(name: string): Promise<string> {
  const { id } = await asSystem('set-up', (tx) =>
    tx.clinic.create({ data: { name, timeZone: 'Europe/London' }, select: { id: true } }),
  )
  return id
}

type Wanted = {
  name?: string
  roles?: Role[]
  passphraseHash?: string | null
  disabled?: boolean
  patientId?: string | null
}

/** A colleague who has never signed in. */
export async function anAccount(
  clinicId: string,
  {
    name = 'Ana',
    roles = ['therapist'],
    passphraseHash = null,
    disabled = false,
    patientId = null,
  }: Wanted = {},
): Promise<{ id: string; signIn: string }> {
  const id = v7()
  const signIn = `${id}@example.test`
  const disabledAt = disabled ? new Date() : null
  await asSystem('set-up', (tx) =>
    tx.account.create({ data: { id, clinicId, name, roles, patientId, signIn, passphraseHash, disabledAt } }),
  )
  return { id, signIn }
}

export async function sessionOf(clinicId: string, accountId: string): Promise<string> {
  return asSystem('sign-in', (tx) => beginSession(tx, { id: accountId, clinicId, patientId: null }, 'test'))
}

export async function viewerBehind(sessionId: string): Promise<Viewer> {
  const viewer = await viewerOfSession(sessionId)
  if (!viewer) throw new Error('this session has ended')
  return viewer
}

export async function aColleague(
  clinicId: string,
  wanted: Wanted = {},
): Promise<StaffViewer & { sessionId: string }> {
  const sessionId = await sessionOf(clinicId, (await anAccount(clinicId, wanted)).id)
  const viewer = await viewerBehind(sessionId)
  if (viewer.kind !== 'staff') throw new Error('not staff')
  return { ...viewer, sessionId }
}

export const anAdmin = (clinicId: string, name = 'Ada') =>
  aColleague(clinicId, { name, roles: ['admin', 'therapist'] }) as Promise<Admin & { sessionId: string }>
