// How little it takes to give a new patient a known protocol: from the caseload to an active plan, with each deed counted.
import type { Locator } from '@playwright/test'
import { awake, demoPeople, expect, signIn, test } from './story'

const protocol = 'Upper back pain, 12 weeks'

test('a new patient has the 12-week protocol in at most 12 interactions', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto('/caseload')
  const name = `Norma Quick ${Date.now().toString(36)}`

  const deeds: string[] = []
  const click = async (what: string, target: Locator) => {
    deeds.push(`click ${what}`)
    await target.click()
  }
  const type = async (what: string, target: Locator, text: string) => {
    deeds.push(`type ${what}`)
    // Whoever types must first be there; where the page has not put the focus, that is a click.
    if (!(await target.evaluate((field) => field === document.activeElement)))
      deeds.push(`click into ${what}`)
    await target.fill(text)
  }
  const score = (question: string, points: number) =>
    click(
      question,
      page.getByRole('group', { name: question }).getByRole('radio', { name: new RegExp(`^${points}(,|$)`) }),
    )

  await click('Add a patient', page.getByRole('main').getByRole('link', { name: 'Add a patient' }))
  await expect(page.getByRole('heading', { level: 1, name: 'New patient' })).toBeVisible()
  await awake(page)
  await type('the name', page.getByLabel('Name', { exact: true }), name)
  await click('Precautions', page.getByText('Precautions (none)'))
  await click('Latex allergy', page.getByRole('checkbox', { name: 'Latex allergy' }))
  await score('Pain now', 4)
  await score('Worst pain in 24 hours', 7)
  await score('Average pain in 24 hours', 5)
  await click('Save and make a plan', page.getByRole('button', { name: 'Save and make a plan' }))
  await click(
    'Use this protocol',
    page.getByRole('button', { name: new RegExp(`^Use this protocol.*${protocol}$`) }),
  )
  await expect(page.getByRole('heading', { level: 1, name: 'New plan' })).toBeVisible()
  await awake(page)
  await expect(page.getByText('Nothing is missing.')).toBeVisible()
  await click('Activate plan', page.getByRole('button', { name: 'Activate plan' }))
  // Neither red flags nor consent stand in a record that has just been begun.
  await click('Activate all the same', page.getByRole('button', { name: 'Activate all the same' }))

  await expect(page.getByText('Version 1')).toBeVisible()
  await expect(page.getByText('Active', { exact: true })).toBeVisible()
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('main')).toContainText('Latex allergy')
  await expect(page.getByRole('main')).toContainText('Average pain in 24 hours')

  console.log(`From the caseload to an active plan: ${deeds.length} interactions (${deeds.join(', ')})`)
  expect(deeds.length).toBeLessThanOrEqual(12)
})
