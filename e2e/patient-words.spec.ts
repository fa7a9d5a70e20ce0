// What a patient writes to the therapist while logging: new in the caseload until they were seen, read on the patient's page and at the reassessment, as it stands now.
import { expectAccessible } from './accessible'
import { answer, awake, demoPeople, desk, expect, invitedWith, phone, signIn, test } from './story'

test('the words that a patient writes while logging are read on the patient’s page and at the reassessment', async ({
  device,
}) => {
  const therapist = await device(desk)
  await signIn(therapist, demoPeople.therapist)
  const link = await invitedWith(therapist, 'Wanda Writer', [['Wall slide', '2x10 1/d']])
  const pocket = await device(phone)
  await pocket.goto(link)
  await pocket.getByRole('button', { name: 'Use only this phone' }).click()
  await expect(pocket.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  await awake(pocket)

  const sheet = pocket.getByRole('form', { name: /^More about Wall slide/ })
  const note = sheet.getByLabel('A note for your therapist')
  const save = async (words: string) => {
    await note.fill(words)
    await sheet.getByRole('button', { name: 'Save' }).click()
    await expect(pocket.getByRole('group', { name: /^Wall slide/ })).toContainText(words)
  }
  await pocket.getByRole('link', { name: /^More: Wall slide/ }).click()
  await answer(sheet, 'Pain afterwards', 4)
  await save('My arm goes numb')
  await pocket.getByRole('link', { name: /^Change: Wall slide/ }).click()
  await save('My <b>left</b> arm goes numb')
  const day = pocket.getByRole('region', { name: 'How is your pain today?' })
  await day.getByText('Add a word').click()
  await day.getByLabel('A word on the day').fill('Slept badly')
  await day.getByRole('button', { name: '3, pain on the whole day' }).click()
  await expect(day).toContainText('Slept badly')

  const written = therapist.getByRole('region', { name: 'Written while logging' })
  const isRead = async () => {
    const lines = written.getByRole('listitem')
    await expect(lines).toHaveCount(2)
    await expect(lines.filter({ hasText: '“Slept badly”' })).toContainText(
      'The day as a whole · pain 3 of 10',
    )
    await expect(lines.filter({ hasText: '“My <b>left</b> arm goes numb”' })).toContainText(
      /Wall slide.* · pain 4 of 10/,
    )
    await expectAccessible(therapist)
  }
  const line = therapist.getByRole('row').filter({ hasText: 'Wanda Writer' })
  const isNew = (count: 0 | 1) =>
    expect
      .poll(async () => {
        await therapist.goto('/caseload?flag=wrote')
        await expect(therapist.getByRole('button', { name: 'Show' })).toBeVisible()
        return line.count()
      })
      .toBe(count)
  const saidRead = () =>
    therapist.waitForResponse(
      (response) => response.request().method() === 'POST' && /\/(patients|plans)\//.test(response.url()),
    )
  await isNew(1)
  await awake(therapist)
  await expect(line).not.toContainText(/numb|slept/i)
  await expectAccessible(therapist)

  // Asked for, and never seen; then on the page, and further down than anybody looked.
  const href = await line.getByRole('link', { name: /^Wrote on \d+ \w+/ }).getAttribute('href')
  const patient = href!.replace('#written', '')
  expect((await therapist.request.get(patient)).status()).toBe(200)
  await therapist.setViewportSize({ ...desk.viewport, height: 240 })
  await therapist.goto(patient)
  await awake(therapist)
  await expect(written).not.toBeInViewport()
  await isNew(1)
  await therapist.setViewportSize(desk.viewport)

  const opened = saidRead()
  await line.getByRole('link', { name: /^Wrote on \d+ \w+/ }).click()
  await expect(written).toBeInViewport()
  await opened
  await isRead()
  await therapist.getByRole('link', { name: /^Reassess: / }).click()
  await expect(therapist).toHaveURL(/\/reassess$/)
  await isRead()
  const reassessment = therapist.url()
  await isNew(0)

  await pocket.getByRole('link', { name: /^Change: Wall slide/ }).click()
  await save('Both arms go numb')
  await isNew(1)
  const reassessed = saidRead()
  await therapist.goto(reassessment)
  await written.getByText('Both arms go numb').scrollIntoViewIfNeeded()
  await reassessed
  await isNew(0)

  await pocket.getByRole('link', { name: /^Change: Wall slide/ }).click()
  await save('Both arms are cold')
  const storageState = await therapist.context().storageState()
  const plain = await device({ ...desk, javaScriptEnabled: false, storageState })
  await plain.goto(patient)
  await expect(plain.getByText('Both arms are cold')).toBeVisible()
  await isNew(1)
  await plain.getByRole('button', { name: 'I have read what is new' }).click()
  await expect(plain.getByText('Both arms are cold')).toBeVisible()
  await expect(plain.getByRole('button', { name: 'I have read what is new' })).toHaveCount(0)
  await isNew(0)
})
