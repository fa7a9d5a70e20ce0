// The questions before a check: answered on the phone, filled in and marked for the therapist.
import { expectAccessible } from './accessible'
import { nextSent } from './held'
import { answer, awake, demoPeople, desk, expect, goTo, phone, signIn, test } from './story'

test('what the patient answers before the check is filled in and marked, and the therapist keeps or changes it', async ({
  device,
}) => {
  test.slow()
  const pocket = await device(phone)
  await signIn(pocket, demoPeople.patient)
  await goTo(pocket, 'Progress')
  await pocket.getByRole('link', { name: 'Questions before my check' }).click()
  await expect(pocket.getByRole('heading', { level: 1, name: 'Before my check' })).toBeVisible()
  await awake(pocket)

  await pocket.getByRole('button', { name: 'Send my answers' }).click()
  await expect(pocket.getByText('Answer at least one question')).toBeVisible()
  await answer(pocket, 'Your pain on average in the last 24 hours', 2)
  await answer(pocket, 'How well can you do this: Reading in bed?', 8)
  const sending = await nextSent(pocket, 'waits')
  await pocket.getByRole('button', { name: 'Send my answers' }).click()
  await sending.onItsWay()
  await answer(pocket, 'Your pain on average in the last 24 hours', 3)
  await sending.letGo()
  await expect(pocket.getByText('Sent, without what you have changed since.')).toBeVisible()
  await pocket.getByRole('button', { name: 'Send my answers' }).click()
  await expect(pocket.getByText('Sent. Thank you.')).toBeInViewport({ ratio: 1 })
  await expectAccessible(pocket)

  const page = await device(desk)
  await signIn(page, demoPeople.therapist)
  const line = page.getByRole('row').filter({ hasText: 'Edith Marlowe' })
  await page.goto((await line.getByRole('link', { name: /reassess/i }).getAttribute('href'))!)
  await awake(page)
  await expect(page.getByText(/^Answered by the patient on /)).toBeVisible()
  const row = (name: string) => page.getByRole('row').filter({ hasText: name })
  await expect(row('Average pain in 24 hours')).toContainText('patient said 3')
  await expect(page.getByLabel('Average pain in 24 hours, now')).toHaveValue('3')
  await expect(row('Reading in bed')).toContainText('patient said 8')
  await expect(page.getByLabel('Pain now, now')).toHaveValue('')
  await page.getByLabel('Average pain in 24 hours, now').fill('4')
  await expect(row('Average pain in 24 hours')).toContainText('patient said 3')
  await expectAccessible(page)

  const longer = page.getByRole('checkbox', { name: /^Make .+ 2 weeks longer$/ })
  await test.step('answers that come while the page is open are read before it is saved', async () => {
    await page.getByRole('radio', { name: 'Extend the phase' }).check()
    await longer.uncheck()
    // It begins with what was sent, so that it holds all of it when it is sent again.
    await pocket.reload()
    await awake(pocket)
    await expect(pocket.getByText('They stand below')).toBeVisible()
    await expectAccessible(pocket)
    await answer(pocket, 'Your pain on average in the last 24 hours', 6)
    await pocket.getByRole('button', { name: 'Send my answers' }).click()
    await expect(pocket.getByText('Sent. Thank you.')).toBeVisible()
    await page.getByRole('button', { name: 'Save reassessment' }).click()
    await expect(page.getByText(/^The patient has sent answers since you opened this page\./)).toBeVisible()
    await expect(row('Average pain in 24 hours')).toContainText('patient said 6')
    await expect(row('Reading in bed')).toContainText('patient said 8')
    await expect(page.getByText('It came while this page was open')).toBeVisible()
    await expect(longer).not.toBeChecked()
    await expect(page.getByLabel('Average pain in 24 hours, now')).toHaveValue('4')
    await expect(page).toHaveURL(/\/reassess$/)
  })
})
