// A patient asks to be reminded by e-mail: one e-mail comes, says nothing about anybody, and ends with one click.
import { expectAccessible } from './accessible'
import { mailingDemo } from './own-demo'
import { demoPeople, desk, expect, phone, signIn, test, writeDownEmail } from './story'

// Background work looks once a minute.
test.describe.configure({ timeout: 300_000 })

test('a reminder comes once, and its link ends all of them', async ({ device, expectedComplaints }) => {
  // The program is stopped while its pages are still open.
  expectedComplaints.push(/ERR_CONNECTION_REFUSED/)
  const { program, mailbox, end } = await mailingDemo('the session key of the reminders’ story')
  try {
    const baseURL = program.origin
    const ben = await device({ ...desk, baseURL })
    await signIn(ben, demoPeople.therapist)
    await writeDownEmail(ben, 'Edith Marlowe', 'edith@example.test')

    const edith = await device({ ...phone, baseURL })
    await signIn(edith, demoPeople.patient)
    // No message waits, of which she would be told as well.
    await edith.getByRole('link', { name: /^Messages/ }).click()
    await expect(edith.getByRole('heading', { level: 1, name: 'Messages' })).toBeVisible()
    await edith.getByRole('link', { name: 'Account' }).click()
    await edith.getByLabel('First time').fill('07:00')
    await edith.getByLabel('From', { exact: true }).fill('21:00')
    await edith.getByLabel('Until').fill('08:00')
    await edith.getByRole('button', { name: 'Save reminders' }).click()
    await expect(edith.getByText('07:00 is in your quiet hours')).toBeVisible()
    await expect(edith.getByLabel('First time')).toHaveValue('07:00')
    await expectAccessible(edith)

    // What time it is where she lives; no hour is quiet.
    const now = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', timeStyle: 'short' }).format()
    await edith.getByLabel('First time').fill(now)
    await edith.getByLabel('From', { exact: true }).fill('00:00')
    await edith.getByLabel('Until').fill('00:00')
    await edith.getByLabel(/Send me an e-mail, to edith@example.test/).check()
    await edith.getByRole('button', { name: 'Save reminders' }).click()
    await expect(edith.getByText('Saved')).toBeVisible()

    await expect.poll(() => mailbox.to, { timeout: 150_000 }).toEqual(['edith@example.test'])
    // The lines of a mail are wrapped.
    const mail = (mailbox.mails[0] ?? '').replace(/=\r\n/g, '')
    expect(mail).not.toMatch(/Marlowe|Harbour|squeeze|back pain/i)
    const page = /http:\S+\/stop-reminders\/\S+/.exec(mail)?.[0] ?? ''
    const oneClick = /List-Unsubscribe:\s+<([^>]+)>/.exec(mail)?.[1] ?? ''

    const anywhere = await device({ ...phone, baseURL })
    await anywhere.goto(page)
    await expectAccessible(anywhere)
    await anywhere.getByRole('button', { name: 'Stop all reminders' }).click()
    await expect(anywhere.getByText('No more reminders are sent')).toBeVisible()
    await edith.reload()
    await expect(edith.getByLabel(/Send me an e-mail/)).not.toBeChecked()

    // As a mail program does it, from nowhere and for nobody who is signed in.
    await edith.getByLabel(/Send me an e-mail/).check()
    await edith.getByRole('button', { name: 'Save reminders' }).click()
    await expect(edith.getByText('Saved')).toBeVisible()
    const clicked = await fetch(oneClick, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    })
    expect(clicked.status).toBe(200)
    await edith.reload()
    await expect(edith.getByLabel(/Send me an e-mail/)).not.toBeChecked()
    expect(mailbox.to).toHaveLength(1)
  } finally {
    await end()
  }
})

test('where the clinic sends no e-mail, the account says what an address is for and what works instead', async ({
  device,
}) => {
  const page = await device(phone)
  // Nobody else's test turns anything on for this patient.
  await signIn(page, 'patient@riverside.test')
  // The service worker comes with the page of today.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.getByRole('link', { name: 'Account' }).click()
  const reminders = page.getByRole('region', { name: 'Reminders' })
  await expect(reminders).toContainText('Your clinic sends no e-mails.')
  await expect(reminders).toContainText('No reminder can reach you yet')
  await expect(reminders.getByRole('checkbox')).toHaveCount(0)
  await expect(reminders.getByRole('button', { name: 'Turn on for this device' })).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/No reminders come to it, and no links/)
})
