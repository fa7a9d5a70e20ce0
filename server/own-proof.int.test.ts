// The passphrase asked for again, on a real database: whose it is, in which session it counts, and for how long.
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { aClinic, anAccount, sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { Refused } from '@/server/errors'
import { acceptInvitation, invitePatient } from '@/server/invitations'
import { giveProof, hasProof } from '@/server/own-proof'
import { hashPassphrase } from '@/server/passphrase'
import { newPatient, newTherapist } from '@/server/staff.fixture'
import type { Viewer } from '@/server/viewer'

const passphrase = 'kettle orbit lantern moss'
let clinicId: string
let passphraseHash: string
let viewer: Viewer
let elsewhere: Viewer

beforeAll(async () => {
  clinicId = await aClinic('Harbour')
  passphraseHash = await hashPassphrase(passphrase)
})
beforeEach(async () => {
  const { id } = await anAccount(clinicId, { roles: ['admin'], passphraseHash })
  viewer = await viewerBehind(await sessionOf(clinicId, id))
  elsewhere = await viewerBehind(await sessionOf(clinicId, id))
})
afterEach(() => void vi.useRealTimers())

it('counts for five minutes in the session in which it was given, and in no other', async () => {
  expect(await hasProof(viewer)).toBe(false)
  await giveProof(viewer, { current: passphrase })
  expect(await hasProof(viewer)).toBe(true)
  expect(await hasProof(elsewhere)).toBe(false)
  expect(await hasProof({ ...viewer, session: null })).toBe(false)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60_000 + 1_000 })
  expect(await hasProof(viewer)).toBe(false)
})

it('is nobody else’s, whose session it is named by', async () => {
  const other = await anAccount(clinicId, { roles: ['admin'], passphraseHash })
  const theirs = await viewerBehind(await sessionOf(clinicId, other.id))
  await giveProof({ ...viewer, session: theirs.session }, { current: passphrase })
  expect(await hasProof(theirs)).toBe(false)
  await giveProof(viewer, { current: passphrase })
  expect(await hasProof({ ...theirs, session: viewer.session })).toBe(false)
})

it('a wrong passphrase proves nothing, and guesses are slowed', async () => {
  const guess = (current: string) => giveProof(viewer, { current })
  for (let i = 0; i < 5; i++) await expect(guess(`guess ${i}`)).rejects.toThrow(/present/)
  await expect(guess(passphrase)).rejects.toThrow(Refused)
  expect(await hasProof(viewer)).toBe(false)
})

it('is not asked of a patient who comes in by this phone alone, and of everybody else is', async () => {
  const therapist = await newTherapist(clinicId, 'Ana')
  const patientId = await newPatient(therapist, 'Edith')
  const { token } = await invitePatient(therapist, patientId)
  const entered = await acceptInvitation({ token, way: 'this-device' }, 'phone')
  if ('next' in entered) throw new Error('a patient was asked for a second step')
  expect(await hasProof(await viewerBehind(entered.sessionId))).toBe(true)
  expect(await hasProof({ ...viewer, session: entered.sessionId })).toBe(false)
  const { id } = await anAccount(clinicId, { passphraseHash: null })
  const session = await sessionOf(clinicId, id)
  expect(await hasProof(await viewerBehind(session))).toBe(false)
})
