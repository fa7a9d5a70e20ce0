// Staff and patients for the integration tests of prescribing, made through the same doors as the program.
import { v7 } from 'uuid'
import type { NewPatientInput } from '@/domain/patients'
import { newPatientSchema } from '@/domain/patients'
import type { CautionsOf } from '@/domain/plans/cautions'
import { asSystem, asViewer } from '@/server/db'
import { addPatient } from '@/server/patients'
import { viewerOfSession, type Role, type StaffViewer, type Therapist } from '@/server/viewer'

export const person = (name: string): NewPatientInput => ({
  name,
  birthDate: '',
  phone: '',
  email: '',
  timeZone: 'Europe/London',
  diagnosis: 'Upper back pain',
  precautions: [],
  therapistId: '',
  baseline: null,
})

export async function newClinic(name: string): Promise<string> {
  const clinic = await asSystem('set-up', (tx) =>
    tx.clinic.create({ data: { name, timeZone: 'Europe/London' }, select: { id: true } }),
  )
  return clinic.id
}

async function signedIn(clinicId: string, name: string, roles: Role[]): Promise<StaffViewer> {
  const sessionId = await asSystem('set-up', async (tx) => {
    const id = v7()
    const account = await tx.account.create({
      data: { id, clinicId, name, roles, signIn: `${id}@example.test` },
      select: { id: true },
    })
    const session = await tx.authSession.create({
      data: {
        clinicId,
        accountId: account.id,
        device: 'test',
        idleMinutes: 60,
        expiresAt: new Date(Date.now() + 3_600_000),
      },
      select: { id: true },
    })
    return session.id
  })
  const viewer = await viewerOfSession(sessionId)
  if (viewer?.kind !== 'staff') throw new Error('a session that was just made is not known')
  return viewer
}

export const newTherapist = (clinicId: string, name: string) =>
  signedIn(clinicId, name, ['therapist']) as Promise<Therapist>
export const newAdmin = (clinicId: string, name: string) => signedIn(clinicId, name, ['admin'])

export async function newPatient(viewer: StaffViewer, name: string, more: Partial<NewPatientInput> = {}) {
  const { patientId } = await addPatient(viewer, newPatientSchema.parse({ ...person(name), ...more }))
  return patientId
}

/** An exercise of the viewer's clinic. */
export function newExercise(
  viewer: StaffViewer,
  name: string,
  delivery: 'home' | 'clinic' = 'home',
  cautions: Partial<CautionsOf> = {},
): Promise<string> {
  const id = v7()
  return asViewer(viewer, async (tx) => {
    await tx.exercise.create({
      data: {
        id,
        clinicId: viewer.clinicId,
        slug: `made-${id}`,
        name,
        kind: delivery === 'home' ? 'strengthening' : 'manual-therapy',
        delivery,
        position: 'sitting',
        level: 'easy',
        purpose: 'For a test',
        stopWhen: 'Never',
        defaultDosage: { painCeiling: 5, frequency: { kind: 'days-a-week', days: 5, timesADay: 1 } },
        contentHash: '',
        updatedBy: viewer.accountId,
        ...cautions,
      },
      select: { id: true },
    })
    return id
  })
}
