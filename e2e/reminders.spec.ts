// A patient asks to be reminded by e-mail: one e-mail comes, says nothing about anybody, and ends with one click.
import { expectAccessible } from './accessible'
import { mailingDemo } from './own-demo'
import {
  demoPeople,
  desk,
  expect,
  invitedWith,
  phone,
  programEnded,
  signIn,
  test,
  writeDownEmail,
} from './story'

// Background work looks once a minute.
test.describe.configure({ timeout: 300_000 })

test('a reminder comes once, and its link ends the e-mails', async ({ device, expectedComplaints }) => {
  // The program is stopped while its pages are still open.
  expectedComplaints.push(programEnded)
  const { program, mailbox, end } = await mailingDemo('the session key of the reminders’ story')
  try {
    const baseURL = program.origin
    const ben = await device({ ...desk, baseURL })
    await signIn(ben, demoPeople.therapist)
    // Whose exercise is due every day, so today too.
    const link = await invitedWith(ben, 'Rita Reminded', [['Wall slide', '2x10 1/d']])
    await writeDownEmail(ben, 'Rita Reminded', 'rita@example.test')

    const rita = await device({ ...phone, baseURL })
    await rita.goto(link)
    await rita.getByRole('button', { name: 'Use only this phone' }).click()
    await expect(rita.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
    await rita.getByRole('link', { name: 'Account' }).click()
    await rita.getByLabel('First time').fill('07:00')
    await rita.getByLabel('From', { exact: true }).fill('21:00')
    await rita.getByLabel('Until').fill('08:00')
    await rita.getByRole('button', { name: 'Save reminders' }).click()
    await expect(rita.getByText('07:00 is in your quiet hours')).toBeVisible()
    await expect(rita.getByLabel('First time')).toHaveValue('07:00')
    await expectAccessible(rita)

    // What time it is where she lives; no hour is quiet.
    const now = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', timeStyle: 'short' }).format()
    await rita.getByLabel('First time').fill(now)
    await rita.getByLabel('From', { exact: true }).fill('00:00')
    await rita.getByLabel('Until').fill('00:00')
    await rita.getByLabel(/Send me an e-mail, to rita@example.test/).check()
    await rita.getByRole('button', { name: 'Save reminders' }).click()
    await expect(rita.getByText('Saved')).toBeVisible()

    await expect.poll(() => mailbox.to, { timeout: 150_000 }).toEqual(['rita@example.test'])
    // The lines of a mail are wrapped.
    const mail = (mailbox.mails[0] ?? '').replace(/=\r\n/g, '')
    expect(mail).not.toMatch(/Reminded|Harbour|slide|stiff/i)
    const page = /http:\S+\/stop-reminders\/\S+/.exec(mail)?.[0] ?? ''
    const oneClick = /List-Unsubscribe:\s+<([^>]+)>/.exec(mail)?.[1] ?? ''

    const anywhere = await device({ ...phone, baseURL })
    await anywhere.goto(page)
    await expectAccessible(anywhere, 'everyway')
    await anywhere.getByRole('button', { name: 'Stop the e-mails' }).click()
    await expect(anywhere.getByText('No more e-mails are sent')).toBeVisible()
    await rita.reload()
    await expect(rita.getByLabel(/Send me an e-mail/)).not.toBeChecked()

    // As a mail program does it, from nowhere and for nobody who is signed in.
    await rita.getByLabel(/Send me an e-mail/).check()
    await rita.getByRole('button', { name: 'Save reminders' }).click()
    await expect(rita.getByText('Saved')).toBeVisible()
    const clicked = await fetch(oneClick, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    })
    expect(clicked.status).toBe(200)
    await rita.reload()
    await expect(rita.getByLabel(/Send me an e-mail/)).not.toBeChecked()
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
