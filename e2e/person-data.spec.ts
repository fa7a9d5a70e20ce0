// A person's data as a whole: the admin hands it over, and erases it only under the person's own name.
import { readFile } from 'node:fs/promises'
import { expectAccessible } from './accessible'
import { awake, demoPeople, expect, phone, prove, signIn, signInAnew, test } from './story'

test('the admin takes a person’s data away as a file, and erases the person', async ({ device }) => {
  const page = await device({ ...phone })
  const name = `Perpetua “Gone” <b>O'Brien</b> ${Date.now()}`
  await signIn(page, demoPeople.admin)
  await page.goto('/patients/new')
  await awake(page)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Diagnosis or problem').fill('Neck pain')
  await page.getByRole('button', { name: /^Save/ }).last().click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const record = page.url()
  await page.getByRole('link', { name: 'Personal data' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Personal data' })).toBeVisible()
  await awake(page)
  await expectAccessible(page)

  await expect(page.getByText('It then holds for 5 minutes.')).toBeVisible()
  await expect(page.getByRole('button', { name: /JSON/ })).toBeDisabled()
  const erase = page.getByRole('button', { name: 'Erase for good' })
  await expect(erase).toBeDisabled()
  await prove(page)
  const [json] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /JSON/ }).click(),
  ])
  expect(json.suggestedFilename()).toBe('personal-data.json')
  const file = JSON.parse(await readFile(await json.path(), 'utf8')) as { person: Record<string, unknown> }
  expect(file.person).toMatchObject({ name, diagnosis: 'Neck pain' })
  const [pdf] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /PDF/ }).click(),
  ])
  expect(pdf.suggestedFilename()).toBe('personal-data.pdf')
  expect((await readFile(await pdf.path())).subarray(0, 5).toString()).toBe('%PDF-')
  const typed = page.getByLabel('Type the person’s name to confirm')
  await typed.fill('Perpetua')
  await erase.click()
  await expect(page.getByText('This is not the name on the record').first()).toBeVisible()
  await typed.fill(name)

  await test.step('a proof that lapses while the page is open is asked for there, and what was typed stays', async () => {
    await signInAnew(page, demoPeople.admin)
    await erase.click()
    await expect(page.getByText('Enter your passphrase once more').first()).toBeVisible()
    await expect(erase).toBeDisabled()
    await prove(page)
    await expect(typed).toHaveValue(name)
  })

  await erase.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Patients' })).toBeVisible()
  await expect(page.getByText('Erased for good')).toBeVisible()
  await expectAccessible(page)
  // Back is where one was before the record's data: the record, which is not there any more.
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name })).toHaveCount(0)
  await expect(page.getByRole('link', { name: /Download|JSON/ })).toHaveCount(0)
  const gone = await page.request.get(record)
  expect(gone.status()).toBe(404)
})
