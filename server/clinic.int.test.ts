// The clinic's settings and staff on a real database: the last admin stays, and no other clinic is reached.
import { beforeAll, describe, expect, it } from 'vitest'
import { auditFilterSchema } from '@/domain/accounts/audit'
import { aClinic, aColleague, anAccount, anAdmin, sessionOf } from '@/server/accounts.fixture'
import { auditLines } from '@/server/audit'
import {
  addColleague,
  changeRoles,
  clinicDetails,
  disableColleague,
  enableColleague,
  listStaff,
  renameColleague,
  saveClinicDetails,
} from '@/server/clinic'
import { hoursOfClinic, saveOpeningHours } from '@/server/clinic-hours'
import { NotFound, Refused } from '@/server/errors'
import { acceptInvitation, inviteColleague, invitationFor } from '@/server/invitations'
import { keeping, saveKeeping } from '@/server/person-data'
import { attempt, signingIn } from '@/server/sign-in.fixture'
import { clinicOf, treatedBy } from '@/server/two-clinics.fixture'
import { viewerOfSession, type Admin } from '@/server/viewer'

let elsewhere: Admin
beforeAll(async () => {
  elsewhere = await anAdmin(await aClinic('Riverside'))
})

const lastAdmin = /last admin/

describe('the last admin', () => {
  it('can neither be disabled nor lose the role', async () => {
    const admin = await anAdmin(await aClinic('Harbour'))
    await expect(disableColleague(admin, admin.accountId)).rejects.toThrow(lastAdmin)
    await expect(changeRoles(admin, admin.accountId, ['therapist'])).rejects.toThrow(lastAdmin)
    expect(await viewerOfSession(admin.sessionId)).not.toBeNull()
    await changeRoles(admin, admin.accountId, ['admin'])
    expect(await listStaff({ ...admin })).toMatchObject([{ roles: ['admin'], self: true }])
  })

  it('is the last one while another was invited and never came, or is disabled', async () => {
    const clinic = await aClinic('Harbour')
    const admin = await anAdmin(clinic)
    await addColleague(admin, { name: 'New', signIn: 'never-came@harbour.test', roles: ['admin'] })
    const former = await anAccount(clinic, { roles: ['admin'], disabled: true })
    await sessionOf(clinic, former.id)
    await expect(disableColleague(admin, admin.accountId)).rejects.toThrow(lastAdmin)
  })

  it('is left over when two admins disable each other in the same moment', async () => {
    const clinic = await aClinic('Harbour')
    const [ada, bea] = [await anAdmin(clinic, 'Ada'), await anAdmin(clinic, 'Bea')]
    const both = await Promise.allSettled([
      disableColleague(ada, bea.accountId),
      disableColleague(bea, ada.accountId),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const live = await Promise.all([viewerOfSession(ada.sessionId), viewerOfSession(bea.sessionId)])
    expect(live.filter((viewer) => viewer !== null)).toHaveLength(1)
  })

  it('is left over when two admins give up the role in the same moment', async () => {
    const clinic = await aClinic('Harbour')
    const [ada, bea] = [await anAdmin(clinic, 'Ada'), await anAdmin(clinic, 'Bea')]
    const both = await Promise.allSettled([
      changeRoles(ada, ada.accountId, ['therapist']),
      changeRoles(bea, bea.accountId, ['therapist']),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('a colleague', () => {
  it('is out at once when disabled or given other roles, and not when nothing changes', async () => {
    const clinic = await aClinic('Harbour')
    const admin = await anAdmin(clinic)
    const colleague = await aColleague(clinic)
    await changeRoles(admin, colleague.accountId, ['therapist'])
    expect(await viewerOfSession(colleague.sessionId)).not.toBeNull()
    await changeRoles(admin, colleague.accountId, ['therapist', 'admin'])
    expect(await viewerOfSession(colleague.sessionId)).toBeNull()
    const again = await sessionOf(clinic, colleague.accountId)
    await disableColleague(admin, colleague.accountId)
    expect(await viewerOfSession(again)).toBeNull()
    await enableColleague(admin, colleague.accountId)
    expect(await viewerOfSession(again)).toBeNull()
  })

  it('keeps the roles that another admin has given since the page was opened', async () => {
    const clinic = await aClinic('Harbour')
    const [admin, other] = [await anAdmin(clinic, 'Ada'), await anAdmin(clinic, 'Bea')]
    const { accountId, sessionId } = await aColleague(clinic)
    await changeRoles(other, accountId, ['admin', 'therapist'], ['therapist'])
    const again = await sessionOf(clinic, accountId)
    for (const shown of [['therapist'], 'admin', null])
      await expect(changeRoles(admin, accountId, ['admin'], shown)).rejects.toMatchObject({
        fields: { roles: expect.stringContaining('was changed meanwhile') },
      })
    expect(await viewerOfSession(again)).toMatchObject({ roles: ['admin', 'therapist'] })
    // What is so already is asked for again, because no answer came.
    await changeRoles(other, accountId, ['therapist', 'admin'], ['therapist'])
    await changeRoles(admin, accountId, ['therapist'], ['therapist', 'admin'])
    expect(await viewerOfSession(again)).toBeNull()
    expect(await viewerOfSession(sessionId)).toBeNull()
  })

  it('is enabled by a new link, and by nothing that led in before', async () => {
    const { harbour, newAccount } = await signingIn()
    const admin = await anAdmin(harbour)
    const { id, name } = await newAccount()
    await disableColleague(admin, id)
    const { token } = await enableColleague(admin, id)
    expect(await attempt(name)).toBe('wrong')
    expect(await attempt(name, { passphrase: '' })).toBe('wrong')
    await acceptInvitation({ token, way: 'passphrase', passphrase: 'another long way in' }, 'test')
    expect(await attempt(name, { passphrase: 'another long way in' })).toMatchObject({ accountId: id })
  })

  it('who is not disabled any more keeps their passphrase when an older page enables them', async () => {
    const { harbour, newAccount } = await signingIn()
    const admin = await anAdmin(harbour)
    const { id, name } = await newAccount()
    await expect(enableColleague(admin, id)).rejects.toThrow(Refused)
    expect(await attempt(name)).toMatchObject({ accountId: id })
  })

  it('who was invited cannot come in with that link after being disabled and enabled', async () => {
    const admin = await anAdmin(await aClinic('Harbour'))
    const { token } = await addColleague(admin, {
      name: 'New',
      signIn: 'new@harbour.test',
      roles: ['therapist'],
    })
    expect(await invitationFor(token)).toMatchObject({ name: 'New', patient: false })
    const added = (await listStaff(admin)).find((member) => member.name === 'New')
    expect(added).toMatchObject({ awaited: true, signIn: 'new@harbour.test' })
    await disableColleague(admin, added?.id ?? '')
    await enableColleague(admin, added?.id ?? '')
    expect(await invitationFor(token)).toBeNull()
  })

  it('cannot be added under a name that is taken, in whichever clinic', async () => {
    const admin = await anAdmin(await aClinic('Harbour'))
    const { signIn } = await anAccount(elsewhere.clinicId)
    await expect(addColleague(admin, { name: 'X', signIn, roles: ['therapist'] })).rejects.toThrow(Refused)
    expect(await listStaff(admin)).toHaveLength(1)
  })
})

describe('a name that was mistyped', () => {
  it('is corrected, one’s own too, by whoever is noted for it, and nobody is signed out', async () => {
    const clinic = await aClinic('Harbour')
    const admin = await anAdmin(clinic, 'Mara Ohlson')
    const ana = await aColleague(clinic)
    const { signIn } = (await listStaff(admin)).find(({ id }) => id === ana.accountId)!
    await renameColleague(admin, ana.accountId, { name: 'Anna', signIn })
    const mine = (await listStaff(admin)).find(({ self }) => self)!
    const shown = { name: mine.name, signIn: mine.signIn }
    await renameColleague(admin, mine.id, { name: 'Mara Olsson', signIn: `mara-${mine.id}` }, shown)
    expect(await viewerOfSession(ana.sessionId)).toMatchObject({ name: 'Anna' })
    expect(await viewerOfSession(admin.sessionId)).toMatchObject({ name: 'Mara Olsson' })
    expect(await listStaff(admin)).toMatchObject([
      { name: 'Anna', signIn },
      { name: 'Mara Olsson', signIn: `mara-${mine.id}` },
    ])
    const { lines } = await auditLines(admin, auditFilterSchema.parse({ action: 'change' }), '')
    expect(lines.filter(({ object }) => object === 'accounts').map(({ account }) => account)).toEqual([
      'Mara Olsson',
      'Anna',
    ])
  })

  it('lets in by the new one, and no more by the old one or by a link that was not used', async () => {
    const { harbour, newAccount } = await signingIn()
    const admin = await anAdmin(harbour)
    const { id, name: before } = await newAccount()
    const renamed = `${id}@corrected.test`
    const { token } = await inviteColleague(admin, id)
    await renameColleague(admin, id, { name: 'Ana Maria', signIn: before })
    expect(await invitationFor(token), 'the name alone').not.toBeNull()
    await renameColleague(admin, id, { name: 'Ana Maria', signIn: renamed })
    expect(await invitationFor(token)).toBeNull()
    expect(await attempt(before)).toBe('wrong')
    expect(await attempt(renamed)).toMatchObject({ accountId: id })
  })

  it('is not one that somebody else signs in by, in whichever clinic, and trying many has to wait', async () => {
    const clinic = await aClinic('Harbour')
    const admin = await anAdmin(clinic)
    const { id, signIn } = await anAccount(clinic)
    const { signIn: taken } = await anAccount(elsewhere.clinicId)
    const taking = () => renameColleague(admin, id, { name: 'Other', signIn: taken })
    for (let i = 0; i < 20; i++)
      await expect(taking()).rejects.toMatchObject({
        fields: { signIn: 'This sign-in name is taken. Choose another.' },
      })
    await expect(taking()).rejects.toMatchObject({
      fields: { signIn: expect.stringContaining('Too many names') },
    })
    await renameColleague(admin, id, { name: 'The name alone', signIn })
    expect((await listStaff(admin)).find((member) => member.id === id)).toMatchObject({
      ...{ name: 'The name alone', signIn },
    })
  })

  it('stays as another admin has corrected it since the page was opened', async () => {
    const clinic = await aClinic('Harbour')
    const [admin, other] = [await anAdmin(clinic, 'Ada'), await anAdmin(clinic, 'Bea')]
    const { id, signIn } = await anAccount(clinic)
    const shown = { name: 'Ana', signIn }
    await renameColleague(other, id, { name: 'Anna', signIn }, shown)
    await expect(
      renameColleague(admin, id, { name: 'Anne', signIn: `anne-${id}` }, shown),
    ).rejects.toMatchObject({ fields: { name: expect.stringContaining('changed meanwhile') } })
    await renameColleague(admin, id, { name: 'Ana', signIn: `ana-${id}` }, shown)
    expect((await listStaff(admin)).find((member) => member.id === id)).toMatchObject({
      ...{ name: 'Anna', signIn: `ana-${id}` },
    })
  })

  it('is staff’s: a patient’s stands in their record', async () => {
    const clinic = await clinicOf('Harbour')
    const { accountId } = await treatedBy(await clinic.therapist(), 'Ada Quist')
    const wanted = { name: 'Other', signIn: `other-${accountId}` }
    await expect(renameColleague(await clinic.admin(), accountId, wanted)).rejects.toThrow(NotFound)
  })
})

describe('another clinic', () => {
  it('is out of reach: its staff are not there, and its details stay', async () => {
    const admin = await anAdmin(await aClinic('Harbour'))
    for (const change of [
      () => disableColleague(admin, elsewhere.accountId),
      () => enableColleague(admin, elsewhere.accountId),
      () => changeRoles(admin, elsewhere.accountId, ['therapist']),
      () => renameColleague(admin, elsewhere.accountId, { name: 'X', signIn: `x-${elsewhere.accountId}` }),
    ])
      await expect(change()).rejects.toThrow(NotFound)
    expect((await listStaff(admin)).map((member) => member.id)).toEqual([admin.accountId])
    const details = { name: 'Quay', timeZone: 'Europe/Paris', phone: '1', email: '', adherenceTarget: 70 }
    await saveClinicDetails(admin, { ...details, id: elsewhere.clinicId } as typeof details)
    expect(await clinicDetails(admin)).toEqual(details)
    expect(await clinicDetails(elsewhere)).toMatchObject({ name: 'Riverside', adherenceTarget: 80 })
  })
})

describe('settings from an older page', () => {
  const opened = async () => {
    const admin = await anAdmin(await aClinic('Quay'))
    return { admin, shown: await clinicDetails(admin) }
  }

  it('write what was typed in and leave the rest as somebody else has made it', async () => {
    const { admin, shown } = await opened()
    await saveClinicDetails(admin, { ...shown, phone: '020 7946 0001' }, shown)
    await saveClinicDetails(admin, { ...shown, adherenceTarget: 70 }, shown)
    expect(await clinicDetails(admin)).toEqual({ ...shown, phone: '020 7946 0001', adherenceTarget: 70 })
  })

  it('are refused at what both have changed, and nothing of them is written', async () => {
    const { admin, shown } = await opened()
    const theirs = { ...shown, phone: '020 7946 0001' }
    await saveClinicDetails(admin, theirs, shown)
    const mine = { ...shown, phone: '020 7946 0002', adherenceTarget: 70 }
    await expect(saveClinicDetails(admin, mine, shown)).rejects.toMatchObject({
      fields: { phone: expect.stringContaining('changed meanwhile') },
    })
    expect(await clinicDetails(admin)).toEqual(theirs)
    await saveClinicDetails(admin, theirs, shown)
    // In the same moment, too.
    const both = ['1', '2'].map((phone) => saveClinicDetails(admin, { ...theirs, phone }, theirs))
    const results = await Promise.allSettled(both)
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('nor are opening hours and how records are kept', async () => {
    const { admin } = await opened()
    const open = (to: string) => ({ days: [{ weekday: 1, from: '08:00', to }] })
    const unsaid = { days: [] }
    await saveOpeningHours(admin, open('16:00'), unsaid)
    await expect(saveOpeningHours(admin, open('18:00'), unsaid)).rejects.toThrow(Refused)
    expect((await hoursOfClinic(admin)).openingHours).toEqual(open('16:00').days)

    const { longEnough: _, ...kept } = await keeping(admin)
    await saveKeeping(admin, { ...kept, retentionYears: 10 }, kept)
    await saveKeeping(admin, { ...kept, keepFigures: !kept.keepFigures }, kept)
    expect(await keeping(admin)).toMatchObject({ retentionYears: 10, keepFigures: !kept.keepFigures })
    await expect(saveKeeping(admin, { ...kept, retentionYears: 30 }, kept)).rejects.toThrow(Refused)
  })
})
