// Former patients: put aside once nothing goes on with them, found where one looks for them, not written down twice, and brought back.
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { fillNewPatient, newPatient } from './own-patient'
import { addressesOf, awake, demoPeople, desk, expect, phone, signIn, test } from './story'

async function search(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search by name' }).fill(name)
  await page.getByRole('button', { name: 'Search' }).click()
}

for (const [size, options] of Object.entries({ phone, desk }))
  test(`who is treated no more is put aside and brought back (${size})`, async ({ device }) => {
    const page = await device(options)
    await signIn(page, demoPeople.therapist)
    const name = `Former ${size} ${Date.now()}`
    const at = await newPatient(page, name)
    await page.getByRole('button', { name: 'Put aside' }).click()
    const asked = page.getByRole('dialog', { name: 'Put aside' })
    await expectAccessible(page)
    await asked.getByRole('button', { name: 'Put aside' }).click()
    await expect(page.getByText(/^Former patient since /)).toBeVisible()
    await expect(page.getByRole('button', { name: /^Book/ })).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Start a plan' })).toHaveCount(0)
    await expectAccessible(page)

    await page.goto('/patients')
    await expect(page.getByRole('link', { name })).toHaveCount(0)
    await page.getByRole('link', { name: 'Former', exact: true }).click()
    await expect(page).toHaveURL(/which=former$/)
    await expect(page.getByRole('link', { name })).toBeVisible()
    await expectAccessible(page)
    const addresses = addressesOf(page)
    await page.goto('/patients')
    await awake(page)
    await search(page, name)
    await expect(
      page.getByRole('row').filter({ hasText: name }).getByText('Former', { exact: true }),
    ).toBeVisible()
    expect(addresses).toContain(page.url())
    expect(addresses.filter((each) => each.includes(name))).toEqual([])

    await fillNewPatient(page, name)
    await page.getByRole('button', { name: 'Save patient' }).click()
    await expect(page.getByText(/^A former patient has this name/)).toBeVisible()
    await expect(page.getByRole('link', { name: /Open the patient who is there/ })).toHaveAttribute(
      'href',
      at,
    )

    page.once('dialog', (dialog) => void dialog.accept())
    await page.goto(at)
    await awake(page)
    await page.getByRole('button', { name: 'Bring back' }).click()
    await expect(page.getByText(/^Former patient since /)).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Start a plan' })).toBeVisible()
  })

test('nobody is put aside whose plan goes on', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto('/patients')
  await page.getByRole('link', { name: 'Edith Marlowe' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Edith Marlowe' })).toBeVisible()
  await awake(page)
  await page.getByRole('button', { name: 'Put aside' }).click()
  const asked = page.getByRole('dialog', { name: 'Put aside' })
  await asked.getByRole('button', { name: 'Put aside' }).click()
  await expect(asked.getByText(/^A plan goes on: /)).toBeVisible()
})
