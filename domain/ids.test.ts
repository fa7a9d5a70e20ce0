// Ids are written in one way: what PostgreSQL takes for the same is the same text, or none.
import { expect, it } from 'vitest'
import { bookingSchema } from '@/domain/plans/session-forms'
import { anId, isId } from '@/domain/fields'
import { teamChangeSchema } from '@/domain/patient-record'

const id = '019a0000-abcd-7000-8000-00000000000f'

it('a form may write one in capitals, and nobody sees it so', () => {
  expect(anId().parse(id.toUpperCase())).toBe(id)
  const team = teamChangeSchema.parse({ joins: id.toUpperCase(), leaves: '', on: '2026-11-27' })
  expect(team.joins).toBe(id)
  const slot = { date: '2026-11-27', time: '09:00', minutes: 30, anyway: false, planIds: [id.toUpperCase()] }
  expect(bookingSchema.parse({ ...slot, therapistId: id.toUpperCase() })).toMatchObject({
    ...{ therapistId: id, planIds: [id] },
  })
})

it.each([id.toUpperCase(), `{${id}}`, id.replaceAll('-', ''), ` ${id}`, `${id}\n`, [id]])(
  'what an address or an action is about is no %j',
  (given) => expect(isId(given)).toBe(false),
)
