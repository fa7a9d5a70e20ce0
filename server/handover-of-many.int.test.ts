// Handing over as many patients as there may be, on a real database: with more of them nothing more is sent.
import { v7 } from 'uuid'
import { expect, it } from 'vitest'
import { addDays } from '@/domain/dates'
import { handOver } from '@/server/caseload-handover'
import { fromColumn } from '@/server/clock'
import { asViewer } from '@/server/db'
import { statementsOf } from '@/server/statements.fixture'
import { clinicOf, today, writing, zone } from '@/server/two-clinics.fixture'

it('takes as many statements for some hundred patients as for two, and each gets the other', async () => {
  const harbour = await clinicOf('Harbour')
  const admin = await harbour.admin()
  const { clinicId } = harbour
  /** Of three, one is still to come to the first, and to another the second was to come later. */
  async function handedOver(count: number) {
    const [from, to] = [await harbour.therapist(), await harbour.therapist()]
    const ids = Array.from({ length: count }, () => v7())
    const later = addDays(today(), 30)
    const member = (patient_id: string, therapist_id: string, from_on: string) => ({
      ...{ id: v7(), clinic_id: clinicId, patient_id, therapist_id, from_on },
    })
    await writing(clinicId, async (write) => {
      const rest = { clinic_id: clinicId, time_zone: zone, precautions: [], diagnosis: '' }
      await write(
        'patients',
        ids.map((id) => ({ id, name: `Ada ${id}`, ...rest })),
      )
      await write('care_team_members', [
        ...ids.map((id, n) => member(id, from.accountId, n % 3 === 0 ? later : today())),
        ...ids.filter((_, n) => n % 3 === 1).map((id) => member(id, to.accountId, later)),
      ])
    })
    const sent = await statementsOf(async () => {
      expect(await handOver(admin, { to: to.accountId }, from.accountId)).toEqual({
        patients: count,
        sessionsLeft: 0,
      })
    })
    const members = await asViewer(admin, (tx) =>
      tx.careTeamMember.findMany({ where: { patientId: { in: ids } }, orderBy: { fromOn: 'asc' } }),
    )
    const teams = ids.map((id) =>
      members
        .filter(({ patientId }) => patientId === id)
        .map(({ therapistId, fromOn, toOn }) => [
          therapistId === to.accountId ? 'to' : 'from',
          ...[fromColumn(fromOn), toOn && fromColumn(toOn)],
        ]),
    )
    const yesterday = addDays(today(), -1)
    teams.forEach((team, n) => {
      const [left, joined] = [
        ['from', today(), today()],
        ['to', today(), null],
      ]
      const stands = [
        [
          ['from', later, yesterday],
          ['to', later, null],
        ],
        [left, joined, ['to', later, yesterday]],
        [left, joined],
      ]
      expect(team).toHaveLength(stands[n % 3]!.length)
      expect(team).toEqual(expect.arrayContaining(stands[n % 3]!))
    })
    return sent.length
  }
  const few = await handedOver(3)
  expect(few).toBeGreaterThan(5)
  expect(await handedOver(300)).toBe(few)
  // And of more than are handed over at once, all.
  expect(await handedOver(1_001)).toBe(2 * few)
})
