// An admin is told when nothing would come back after a loss.
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
