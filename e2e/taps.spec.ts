// How little a patient has to do: a day of four exercises, each with its pain, in ten taps on the smallest phone.
import { awake, expect, phone, signIn, test } from './story'

test('four exercises with their pain, and the day as a whole, take ten taps at most', async ({ device }) => {
  const page = await device(phone)
  await page.addInitScript(() => {
    addEventListener(
      'click',
      ({ isTrusted }) => {
        if (isTrusted)
          document.documentElement.dataset.taps = String(
            Number(document.documentElement.dataset.taps ?? 0) + 1,
          )
      },
      true,
    )
  })
  // Nobody else's test logs for this patient.
  await signIn(page, 'patient@riverside.test')
  await page.goto('/today')
  await awake(page)
  const done = page
    .getByRole('region', { name: 'To do', exact: true })
    .getByRole('button', { name: /^Done: / })
  const due = (
    await done.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''))
  )
    .map((label) => label.replace('Done: ', ''))
    .slice(0, 4)
  expect(due, 'exercises to do').toHaveLength(4)
  for (const [pain, which] of due.entries()) {
    await page.getByRole('button', { name: `Done: ${which}`, exact: true }).tap()
    await page.getByRole('button', { name: `${pain}, pain while doing ${which}`, exact: true }).tap()
    await expect(page.getByRole('group', { name: which, exact: true })).toContainText(`pain ${pain} of 10`)
  }
  await page.getByRole('button', { name: '3, pain on the whole day' }).tap()
  await expect(page.getByText('Pain 3 of 10', { exact: true })).toBeVisible()

  const taps = Number(await page.locator('html').getAttribute('data-taps'))
  expect(taps).toBeGreaterThanOrEqual(due.length)
  expect(taps).toBeLessThanOrEqual(10)
  // And it is what the server holds.
  await page.reload()
  for (const [pain, which] of due.entries())
    await expect(page.getByRole('group', { name: which, exact: true })).toContainText(`pain ${pain} of 10`)

  await test.step('by keys nobody is thrown out of what they answer', async () => {
    await awake(page)
    const day = page.getByRole('region', { name: 'How is your pain today?' })
    await day.getByRole('link', { name: 'Change how your pain is' }).press('Enter')
    await expect(day).toBeFocused()
    await day.getByRole('button', { name: '4, pain on the whole day' }).press('Enter')
    await expect(day.getByText('Pain 4 of 10', { exact: true })).toBeVisible()
    await expect(day).toBeFocused()
    const which = due[0]!
    await page.getByRole('button', { name: `Remove: ${which}`, exact: true }).press('Enter')
    await page.getByRole('button', { name: `Done: ${which}`, exact: true }).press('Enter')
    await page.getByRole('button', { name: `No answer about pain: ${which}`, exact: true }).press('Enter')
    await expect(page.getByRole('group', { name: which, exact: true })).toBeFocused()
  })
})
