// A patient asks to move a session, the therapist answers, and each sees what waits; and a message without any script.
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { held } from './held'
import { awake, demoPeople, desk, expect, goTo, invitedWith, phone, signIn, test } from './story'

test('a message goes from the phone to the therapist and back', async ({ device }) => {
  const edith = await device(phone)
  await signIn(edith, demoPeople.patient)
  await goTo(edith, 'Sessions')
  const when = await edith.getByRole('region', { name: 'Next session' }).locator('p').first().innerText()
  await edith.getByRole('link', { name: 'Ask to move it' }).first().click()
  const box = edith.getByRole('textbox', { name: /Your (first )?message/ })
  await expect(box).toHaveValue(new RegExp(`^I would like to move my session of ${when} at \\d\\d:\\d\\d`))
  // What is begun is seen and gone on with.
  await expect(box).toBeInViewport({ ratio: 1 })
  await expect(box).toHaveAccessibleDescription(new RegExp(`^You ask to move your session of ${when} at`))
  await expect(edith.getByText('You ask to move your session')).toBeInViewport({ ratio: 1 })
  await expect(box).toBeFocused()
  await edith.keyboard.type('<b>Mornings</b> & "early" {{7*7}}.')
  await edith.getByRole('button', { name: 'Send message' }).click()
  const messages = edith.getByRole('list', { name: 'Messages' })
  const asked = messages.getByRole('listitem').filter({ hasText: 'Mornings' })
  await expect(asked).toContainText('<b>Mornings</b> & "early" {{7*7}}.')
  // Sent, so the box is empty for the next.
  await expect(box).toHaveValue('')
  await expect(edith.getByText('You ask to move your session')).toHaveCount(0)
  await expectAccessible(edith)

  const ben = await device(desk)
  await signIn(ben, demoPeople.therapist)
  const one = ben.getByRole('button', { name: 'Message Edith Marlowe, 1 new message' })
  await expect(one).toBeVisible()
  await awake(ben)
  await one.click()
  await expect(ben.getByRole('dialog').getByRole('link', { name: 'Read 1 new message first' })).toBeVisible()
  await expectAccessible(ben)
  await ben.keyboard.press('Escape')
  await test.step('a press beside a dialog takes nothing typed along', async () => {
    await ben
      .getByRole('button', { name: /^Message [^,]+$/ })
      .first()
      .click()
    const typed = ben.getByRole('dialog').getByRole('textbox')
    await typed.fill('Bring your shoes')
    await ben.mouse.click(5, 300)
    await expect(typed).toHaveValue('Bring your shoes')
    ben.once('dialog', (question) => void question.accept())
    await ben.keyboard.press('Escape')
    await expect(typed).toHaveCount(0)
  })
  const way = ben.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Messages \d+ new$/ })
  await expect(way).toBeVisible()
  await way.click()
  const line = ben.getByRole('listitem').filter({ hasText: 'Edith Marlowe' })
  await expect(line).toContainText('1 new')
  await line.getByRole('link', { name: 'Edith Marlowe' }).click()
  const thread = ben.getByRole('list', { name: 'Messages' }).getByRole('listitem')
  await expect(thread.last()).toContainText(when)
  await ben.getByRole('textbox', { name: 'Message to Edith Marlowe' }).fill('Friday at 9 is yours.')
  await ben.getByRole('button', { name: 'Send message' }).click()
  await expect(thread.last()).toContainText('Friday at 9 is yours.')
  await ben.goto('/inbox')
  await expect(line).toBeVisible()
  await expect(line).not.toContainText('new')

  // Going to another page is enough for the phone to learn of it.
  await goTo(edith, 'Learn')
  const news = edith
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Messages \d+ new$/ })
  await expect(news).toBeVisible()
  await news.click()
  await expect(messages.getByRole('listitem').last()).toContainText('Friday at 9 is yours.')
  await expect(asked).toContainText('Read')
  await expect(edith.getByRole('navigation', { name: 'Main' })).not.toContainText('new')

  await test.step('what is typed on while one is being sent stays, for the next', async () => {
    const { until, letGo } = held()
    await edith.route(
      (url) => url.pathname === '/messages',
      async (route) => {
        if (route.request().method() === 'POST') await until
        await route.continue()
      },
    )
    await box.fill('My knee hurts on the stairs.')
    const sent = edith.waitForRequest((request) => request.method() === 'POST')
    await edith.getByRole('button', { name: 'Send message' }).click()
    await sent
    await box.press('End')
    await edith.keyboard.type(' And my foot is numb.')
    await expect(edith.getByRole('status').filter({ hasText: 'Sent.' })).toHaveCount(0)
    letGo()
    await expect(messages.getByRole('listitem').last()).toContainText('My knee hurts on the stairs.')
    await expect(messages).not.toContainText('my foot')
    await expect(box).toHaveValue('And my foot is numb.')
    edith.once('dialog', (asked) => void asked.dismiss())
    await goTo(edith, 'Learn')
    await expect(box).toHaveValue('And my foot is numb.')
  })

  await test.step('whoever does not see it hears that one was sent, and where nothing was written', async () => {
    const send = edith.getByRole('button', { name: 'Send message' })
    await send.press('Enter')
    await expect(edith.getByRole('status').filter({ hasText: 'Sent.' })).toBeVisible()
    await expect(box).toHaveValue('')
    await send.press('Enter')
    await expect(box).toBeFocused()
    await expect(box).toHaveAccessibleDescription(/Write something first/)
  })
})

test('a message is sent with scripts switched off, and one that is too long comes back as it was', async ({
  device,
}) => {
  const signedIn = await device(phone)
  await signIn(signedIn, demoPeople.patient)
  const storageState = await signedIn.context().storageState()
  const page = await device({ ...phone, javaScriptEnabled: false, storageState })
  await page.goto('/sessions')
  await page.getByRole('link', { name: 'Ask to move it' }).first().click()
  const begun = page.getByRole('textbox', { name: /Your (first )?message/ })
  await expect(begun).toHaveValue(/^I would like to move my session/)
  await expect(begun).toBeFocused()
  await expect(begun).toBeInViewport({ ratio: 1 })

  await page.goto('/messages')
  const box = page.getByRole('textbox', { name: 'Your message' })
  const long = 'Long. '.repeat(400)
  await box.fill(long)
  await page.getByRole('button', { name: 'Send message' }).click()
  await expect(page.getByText('At most 2000 characters')).toBeVisible()
  await expect(box).toHaveValue(long)

  await box.fill('From an old phone.')
  await page.getByRole('button', { name: 'Send message' }).click()
  const sent = page
    .getByRole('list', { name: 'Messages' })
    .getByRole('listitem')
    .filter({ hasText: 'old phone' })
  await expect(sent).toHaveCount(1)
})

test('a message stays new until the page with it is seen, and where no script runs until a button says so', async ({
  device,
}) => {
  const therapist = await device(desk)
  await signIn(therapist, demoPeople.therapist)
  const link = await invitedWith(therapist, 'Nora Newly', [['Wall slide', '2x10 1/d']])
  const patient = await device(phone)
  await patient.goto(link)
  await patient.getByRole('button', { name: 'Use only this phone' }).click()
  await expect(patient.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  await therapist.goto('/patients')
  await therapist.getByRole('link', { name: 'Nora Newly' }).first().click()
  await therapist.getByRole('link', { name: 'Messages', exact: true }).last().click()
  const write = async (text: string) => {
    await therapist.getByRole('textbox', { name: 'Message to Nora Newly' }).fill(text)
    await therapist.getByRole('button', { name: 'Send message' }).click()
    await expect(therapist.getByRole('listitem').filter({ hasText: text })).toHaveCount(1)
  }
  const shownRead = async (text: string, read: boolean) => {
    await therapist.reload()
    const line = therapist.getByRole('listitem').filter({ hasText: text })
    await expect(line.getByText('Read', { exact: true })).toHaveCount(read ? 1 : 0)
  }
  const news = (page: Page) => page.getByRole('link', { name: 'Messages 1 new', exact: true })

  await write('Stop the squats.')
  // Asked for, and never seen: given up, lost on the way, or fetched ahead.
  for (const method of ['GET', 'HEAD'])
    for (const headers of [undefined, { 'Sec-Purpose': 'prefetch', 'Sec-Fetch-Site': 'same-origin' }])
      expect(
        (await patient.request.fetch('/messages', { method, ...(headers && { headers }) })).status(),
      ).toBe(200)
  await shownRead('Stop the squats.', false)
  await patient.goto('/progress')
  await news(patient).click()
  await expect(patient.getByText('Stop the squats.')).toBeVisible()
  await expect(news(patient)).toHaveCount(0)
  await shownRead('Stop the squats.', true)

  const storageState = await patient.context().storageState()
  const plain = await device({ ...phone, javaScriptEnabled: false, storageState })
  await write('Rest today.')
  await plain.goto('/messages')
  await expect(plain.getByText('Rest today.')).toBeVisible()
  await shownRead('Rest today.', false)
  await plain.getByRole('button', { name: 'I have read what is new' }).click()
  await expect(plain.getByText('Rest today.')).toBeVisible()
  await expect(plain.getByRole('button', { name: 'I have read what is new' })).toHaveCount(0)
  await expect(news(plain)).toHaveCount(0)
  await shownRead('Rest today.', true)
})

test('a long conversation opens at its newest message, without scripts too', async ({ device }) => {
  const signedIn = await device(phone)
  await signIn(signedIn, demoPeople.patient)
  const storageState = await signedIn.context().storageState()
  const page = await device({ ...phone, javaScriptEnabled: false, storageState })
  const send = async (text: string) => {
    await page.goto('/messages')
    await page.getByRole('textbox', { name: 'Your message' }).fill(text)
    await page.getByRole('button', { name: 'Send message' }).click()
    await expect(page.getByText(text.trim())).toHaveCount(1)
  }
  await send(`One that takes room. ${'More of it. '.repeat(150)}`)
  await send('And the newest.')
  for (const shown of [page, signedIn]) {
    await shown.goto('/messages')
    const messages = shown.getByRole('list', { name: 'Messages' }).getByRole('listitem')
    await expect(messages.last()).toContainText('And the newest.')
    await expect(messages.last()).toBeInViewport()
    await expect(messages.first()).not.toBeInViewport()
    await messages.first().scrollIntoViewIfNeeded()
    await expect(messages.first()).toBeInViewport()
  }
})

test('what was written before the newest hundred is a page of its own', async ({ device }) => {
  const therapist = await device(desk)
  await signIn(therapist, demoPeople.therapist)
  const link = await invitedWith(therapist, 'Paula Pages', [['Wall slide', '2x10 1/d']])
  const patient = await device(phone)
  await patient.goto(link)
  await patient.getByRole('button', { name: 'Use only this phone' }).click()
  await expect(patient.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  await therapist.goto('/patients')
  await therapist.getByRole('link', { name: 'Paula Pages' }).first().click()
  await therapist.getByRole('link', { name: 'Messages', exact: true }).last().click()
  await patient.goto('/messages')
  for (const page of [patient, therapist]) {
    await expect(page.getByRole('button', { name: 'Send message' })).toBeVisible()
    // As the form is sent where no script runs, sixty times.
    const statuses = await page.evaluate(async () => {
      const made = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
      const form = [...made.forms].find(({ elements }) => elements.namedItem('text'))
      const statuses = []
      for (let i = 1; i <= 60; i++) {
        const body = new FormData(form)
        body.set('id', `${crypto.randomUUID().slice(0, 14)}7${crypto.randomUUID().slice(15)}`)
        body.set('text', `No. ${i}`)
        statuses.push((await fetch(location.href, { method: 'POST', body })).status)
      }
      return statuses
    })
    expect(new Set(statuses)).toEqual(new Set([200]))
  }
  for (const page of [patient, therapist]) {
    await page.reload()
    const messages = page.getByRole('list', { name: 'Messages' }).getByRole('listitem')
    await expect(messages).toHaveCount(100)
    await page.getByRole('link', { name: 'Earlier messages' }).click()
    await expect(messages).toHaveCount(20)
    await expect(messages.first()).toContainText('No. 1')
    await expect(messages.last()).toContainText('No. 20')
    await expectAccessible(page)
    await expect(page.getByRole('link', { name: 'Earlier messages' })).toHaveCount(0)
    await page.getByRole('link', { name: 'Newest messages' }).click()
    await expect(messages).toHaveCount(100)
    await expect(page.getByRole('button', { name: 'Send message' })).toBeVisible()
  }
})

test('what was read stays read, and a session goes into the calendar of the phone', async ({ device }) => {
  const page = await device(phone)
  await signIn(page, demoPeople.patient)
  await goTo(page, 'Learn')
  const item = page.getByRole('listitem').filter({ hasText: 'How pain works' })
  await item.getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: 'How pain works' })).toBeVisible()
  await expect(page).toHaveTitle(/^Learn/)
  await expectAccessible(page, 'everyway')
  await page.getByRole('button', { name: 'I have read it' }).click()
  await expect(page.getByRole('button', { name: 'I want to read it again' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Learn' }).click()
  await expect(item.getByText('Read', { exact: true })).toBeVisible()

  await goTo(page, 'Sessions')
  const href = await page.getByRole('link', { name: 'Add to calendar' }).first().getAttribute('href')
  const file = await page.request.get(href ?? '')
  expect(file.headers()['content-type']).toContain('text/calendar')
  const text = await file.text()
  expect(text).toContain('SUMMARY:Appointment\r\n')
  expect(text).not.toMatch(/Edith|pain|physio exercise/i)
})
