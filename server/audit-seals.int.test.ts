// Every entry of the audit log gets its seal, whatever the clock said when it was written and whenever that is committed: what has none could be taken out unseen.
import pg from 'pg'
import { v7 } from 'uuid'
import { beforeEach, expect, it } from 'vitest'
import { actAs, insert } from '@/prisma/demo/insert'
import { migrate } from '@/prisma/migrate'
import { startEmptyServer } from '@/prisma/testing'
import { checkAudit, sealAudit } from '@/server/audit'
import { asJob } from '@/server/db'
import { clinicOf } from '@/server/two-clinics.fixture'
import type { Admin } from '@/server/viewer'

const url = process.env.DATABASE_URL ?? ''
let admin: Admin

beforeEach(async () => {
  admin = await (await clinicOf('Harbour')).admin()
  await sealAudit(admin.clinicId)
})

async function connected<T>(to: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: to })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

const entries = (clinicId: string, hours: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    ...{ id: v7(), clinic_id: clinicId, action: 'read', object: 'record' },
    at: new Date(Date.now() + hours * 3_600_000 + n * 1_000),
  }))

/** As if the clock had been so many hours off. */
const written = (hours: number, count: number) =>
  connected(url, async (client) => {
    await client.query('SET ROLE phaseline_system')
    await insert(client, 'audit_entries', entries(admin.clinicId, hours, count))
  })

const seal = () => sealAudit(admin.clinicId)

it('what was written after a clock was put right is sealed, the oldest first', async () => {
  await written(-7, 1)
  await seal()
  await written(-10, 50)
  await written(-12, 2)
  await seal()
  expect(await checkAudit(admin)).toMatchObject({ sealed: 53, unsealed: 0, brokenAt: null })
  const { rows } = await connected(url, async (client) => {
    await client.query('SET ROLE phaseline_backup')
    return client.query(
      `SELECT FROM (SELECT e.at, lag(e.at) OVER (ORDER BY s.number) AS before
         FROM audit_seals s JOIN audit_entries e ON e.id = s.entry_id WHERE s.clinic_id = $1 AND s.number > 1) c
       WHERE c.at < c.before`,
      [admin.clinicId],
    )
  })
  expect(rows).toEqual([])
})

it('what is committed hours later is sealed then', async () => {
  await connected(url, async (client) => {
    await client.query('BEGIN; SET LOCAL ROLE phaseline_system')
    await insert(client, 'audit_entries', entries(admin.clinicId, -3, 1))
    await written(0, 1)
    await seal()
    await client.query('COMMIT')
  })
  await Promise.all([seal(), seal()])
  expect(await checkAudit(admin)).toMatchObject({ sealed: 2, unsealed: 0, brokenAt: null })
})

it('none stops waiting before it is sealed, not by a statement of the job’s own either', async () => {
  await written(-3, 3)
  const dropped = await asJob(admin.clinicId, (tx) => tx.$executeRaw`DELETE FROM audit_waiting`)
  expect(dropped).toBe(0)
  await seal()
  expect(await checkAudit(admin)).toMatchObject({ sealed: 3, unsealed: 0 })
})

it('what an earlier version left without a seal is sealed after the update', async () => {
  const server = await startEmptyServer()
  try {
    await migrate(server.url, { upTo: '20261127035500_all_wait_for_an_erasure' })
    await connected(server.url, async (client) => {
      const clinicId = v7()
      await client.query('BEGIN')
      await actAs(client, 'phaseline_system')
      await insert(client, 'clinics', [{ id: clinicId, name: 'Harbour', time_zone: 'Europe/London' }])
      const sealing = async () => {
        await actAs(client, 'phaseline_jobs', clinicId)
        const { rows } = await client.query<{ sealed: number }>('SELECT seal_audit(100) AS sealed')
        await actAs(client, 'phaseline_system')
        return rows[0]?.sealed
      }
      await insert(client, 'audit_entries', entries(clinicId, -7, 1))
      expect(await sealing()).toBe(1)
      await insert(client, 'audit_entries', entries(clinicId, -10, 5))
      expect(await sealing()).toBe(0)
      await client.query('COMMIT')
      await migrate(server.url)
      await client.query('BEGIN')
      expect(await sealing()).toBe(5)
      await client.query('COMMIT')
    })
  } finally {
    await server.stop()
  }
})
