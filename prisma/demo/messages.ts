// What the demo's patients and therapists have written to each other: one conversation that rests, and two that wait.
import type pg from 'pg'
import { v7 } from 'uuid'
import { addDays } from '@/domain/dates'
import type { CalendarDate } from '@/domain/plans/plan'
import { actAs, insert } from './insert'
import type { DemoPatient, Story } from './people'

type Line = { daysAgo: number; at: string; fromPatient: boolean; text: string; read: boolean }

const ofEdith: Line[] = [
  {
    ...{ daysAgo: 6, at: '18:20', fromPatient: true, read: true },
    text: 'The wall exercise is easy now. May I do more of it?',
  },
  {
    ...{ daysAgo: 5, at: '08:05', fromPatient: false, read: true },
    text: 'Good to hear. Keep the number for this week, and do it more slowly. We look at it together on your next visit.',
  },
  {
    ...{ daysAgo: 1, at: '16:40', fromPatient: false, read: false },
    text: 'How did the garden go at the weekend?',
  },
]
const ofStory: Partial<Record<Story, Line[]>> = {
  'pain-rising': [
    {
      ...{ daysAgo: 1, at: '19:10', fromPatient: true, read: false },
      text: 'It has been sorer since Sunday, between the shoulder blades. Shall I leave out the band?',
    },
  ],
}

type People = { clinicId: string; patientId: string; accountId: string; therapistId: string }

export async function insertMessages(
  client: pg.Client,
  { clinicId, patientId, accountId, therapistId }: People,
  person: DemoPatient,
  today: CalendarDate,
): Promise<void> {
  const actAsSide = (patient: boolean) =>
    patient
      ? actAs(client, 'phaseline_patient', clinicId, accountId, patientId)
      : actAs(client, 'phaseline_staff', clinicId, therapistId)
  const lines = person.signIn === 'patient@demo.test' ? ofEdith : (ofStory[person.story] ?? [])
  for (const { daysAgo, at, fromPatient, text, read } of lines) {
    await actAsSide(fromPatient)
    const id = v7()
    await insert(client, 'messages', [
      {
        ...{ id, clinic_id: clinicId, patient_id: patientId, text },
        author_id: fromPatient ? accountId : therapistId,
        from_patient: fromPatient,
        sent_at: `${addDays(today, -daysAgo)}T${at}:00Z`,
      },
    ])
    if (!read) continue
    await actAsSide(!fromPatient)
    await client.query('UPDATE messages SET read_at = now(), read_by = app_account() WHERE id = $1', [id])
  }
  await actAs(client, 'phaseline_staff', clinicId)
}
