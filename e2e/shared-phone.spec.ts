// One phone, one person after the other: whoever comes in by a link finds nothing of who was there before, with no network either.
import type { Page } from '@playwright/test'
import { onPhone } from './phone-store'
import { awake, demoPeople, desk, expect, invitedWith, phone, signInByHand, test } from './story'

/** Whose plan the phone keeps. */
const keptFor = async (page: Page) =>
  (await onPhone<{ person: string }>(page, 'days', 'get', 'kept'))?.person ?? null

test('an invitation leaves nothing of the person before on the phone, though the new one’s plan does not come', async ({
  device,
  expectedComplaints,
}) => {
  expectedComplaints.push(/503/)
  const therapist = await device(desk)
  await signInByHand(therapist, demoPeople.therapist)
  const link = await invitedWith(therapist, 'Sara Second', [['Wall slide', '2x10 1/d']])

  const page = await device(phone)
  await signInByHand(page, 'patient@riverside.test')
  await page.goto('/today')
  await expect.poll(() => keptFor(page)).not.toBeNull()
  // What would take the place of the plan of before does not come.
  await page.route('**/api/today', (route) => route.fulfill({ status: 503, body: '' }))
  await page.goto(link)
  await awake(page)
  await expect(page.getByText('Going on signs')).toBeVisible()
  expect(await keptFor(page), 'looking at it changes nothing').not.toBeNull()
  await page.getByRole('button', { name: 'Use only this phone' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  expect(await keptFor(page)).toBeNull()

  await test.step('nor does it where no script ran on the way in', async () => {
    await onPhone(page, 'days', 'put', { person: 'another' }, 'kept')
    await page.reload()
    await expect.poll(() => keptFor(page)).toBeNull()
  })
})
