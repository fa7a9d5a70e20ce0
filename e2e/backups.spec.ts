// An admin is told when nothing would come back after a loss, and a clinic that was brought back goes on.
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { cloneDatabase } from '@/prisma/cloned'
import { temporaryFolder } from '@/prisma/testing'
import { command } from '@/scripts/command.fixture'
import { ownDemo } from './own-demo'
import { serve, stop } from './program'
import { demoPeople, expect, signIn, test } from './story'

test('an admin is warned that there is no backup, and how to make one', async ({ device }) => {
  const admin = await device()
  await signIn(admin, demoPeople.admin)
  await admin.goto('/settings')
  const backups = admin.getByRole('region', { name: 'Backups' })
  await expect(backups).toContainText('No backup has been made yet')
  await expect(backups).toContainText('npm run backup')

  const therapist = await device()
  await signIn(therapist, demoPeople.therapist)
  await therapist.goto('/settings')
  await expect(therapist.getByRole('heading', { name: 'My devices' })).toBeVisible()
  await expect(therapist.getByRole('heading', { name: 'Backups' })).toHaveCount(0)
})

test('on a new machine a backup is restored and served, and everybody goes on', async ({ device }) => {
  test.setTimeout(300_000)
  const secret = { NEXTAUTH_SECRET: 'the session key of a clinic that was lost' }
  const lost = await ownDemo(secret)
  const { folder, remove } = await temporaryFolder()
  try {
    await command({ DATABASE_URL: lost.databaseUrl, BACKUP_FOLDER: folder }, 'backup')
    const [file = ''] = (await readdir(folder)).filter((name) => name.endsWith('.backup'))
    const { url } = await cloneDatabase()
    const there = { DATABASE_URL: url, BACKUP_FOLDER: folder, ...secret }
    expect(await command(there, 'restore', path.join(folder, file))).toMatch(/^Restored \d+ rows/m)
    const program = await serve('demo', there, 'shown')
    try {
      const staff = await device({ baseURL: program.origin })
      await signIn(staff, demoPeople.therapist)
      await expect(staff.getByRole('link', { name: 'Edith Marlowe' }).first()).toBeVisible()
      const patient = await device({ baseURL: program.origin })
      await signIn(patient, demoPeople.patient)
      await expect(patient.getByRole('heading', { level: 1 })).toBeVisible()
      for (const page of [staff, patient]) await page.context().close()
    } finally {
      await stop(program)
    }
  } finally {
    await remove()
    await lost.end()
  }
})
