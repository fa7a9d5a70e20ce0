// The admin's side of the second step: asking all staff for one, and taking away one whose phone and codes are lost.
import 'server-only'
import { endSessionsOf } from '@/server/auth-session'
import { asSystem, asViewer } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { stillStaff } from '@/server/invitations'
import { ownSecondStep, removeSecondStep } from '@/server/second-step'
import type { Admin } from '@/server/viewer'

export async function secondStepRequired({ clinicId: id }: Admin): Promise<boolean> {
  const clinic = await asSystem('sign-in', (tx) => tx.clinic.findUniqueOrThrow({ where: { id } }))
  return clinic.secondStepRequired
}

/**
 * From then on everybody of the staff sets one up at the next sign-in; whoever has none is signed out.
 * @throws Refused when the admin has none: they would lock themselves out of what they ask of others
 */
export async function requireSecondStep(viewer: Admin, required: boolean): Promise<void> {
  if (required && !(await ownSecondStep(viewer)).on)
    throw new Refused({ '': 'Turn on your own second step first, under “My second step”.' })
  await asViewer(viewer, async (tx) => {
    const ofStaff = { clinicId: viewer.clinicId, patientId: null }
    const staff = await tx.account.findMany({ where: ofStaff, select: { id: true } })
    // Whoever comes in, or turns theirs off, in this moment is among those without, or is refused. Held before anything is
    // written: where somebody is waited for in vain nothing is asked of anybody.
    await inTurn(tx, 'ways-in', ...staff.map(({ id }) => id))
    await stillStaff(tx, viewer)
    await tx.clinic.updateMany({ where: { id: viewer.clinicId }, data: { secondStepRequired: required } })
    if (!required) return
    const without = await tx.account.findMany({
      where: { ...ofStaff, NOT: { secondStep: { confirmedAt: { not: null } } } },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
    for (const { id } of without) await endSessionsOf(tx, id)
  })
}

/** The colleague is signed out, and signs in with the passphrase alone until a new one is set up. */
export async function removeColleaguesSecondStep(viewer: Admin, accountId: string): Promise<void> {
  const { clinicId } = viewer
  if (accountId === viewer.accountId)
    throw new Refused({
      '': 'Your own second step is turned off under “Signing in”, where the passphrase is asked for.',
    })
  const member = await asViewer(viewer, (tx) =>
    tx.account.findFirst({ where: { id: accountId, clinicId, patientId: null }, select: { id: true } }),
  )
  if (!member) throw new NotFound()
  await asSystem('sign-in', async (tx) => {
    await inTurn(tx, 'ways-in', viewer.accountId, accountId)
    await stillStaff(tx, viewer)
    await removeSecondStep(tx, { accountId, clinicId }, viewer.accountId)
    await endSessionsOf(tx, accountId)
  })
}
