// A patient changes the own e-mail address: the old one counts until the link in an e-mail to the new one is used, and is told.
import { expectAccessible } from './accessible'
import { mailingDemo } from './own-demo'
import { demoPeople, desk, expect, phone, programEnded, signIn, test, writeDownEmail } from './story'

test.describe.configure({ timeout: 180_000 })

test('a new address counts once its link is used, and the old one is told', async ({
  device,
  expectedComplaints,
}) => {
  // The program is stopped while its pages are still open.
  expectedComplaints.push(programEnded)
  const { program, mailbox, end } = await mailingDemo('the session key of the addresses’ own story')
  try {
    const baseURL = program.origin
    const ben = await device({ ...desk, baseURL })
    await signIn(ben, demoPeople.therapist)
    await writeDownEmail(ben, 'Edith Marlowe', 'old@example.test')

    const edith = await device({ ...phone, baseURL })
    await signIn(edith, demoPeople.patient)
    await edith.getByRole('link', { name: 'Account' }).click()
    const email = edith.getByRole('textbox', { name: /^E-mail/ })
    const save = edith.getByRole('button', { name: 'Save contact' })
    await email.fill('nowhere')
    await save.tap()
    await expect(edith.getByText('Enter an e-mail address such as name@example.org')).toBeVisible()

    await email.fill('mistyped@example.test')
    await save.tap()
    await expect(edith.getByText('A link is on its way to mistyped@example.test')).toBeVisible()
    await expect(edith.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
    await expect(edith.getByRole('status').filter({ hasText: 'Look in your e-mail' })).toBeVisible()
    await expect(email).toHaveValue('old@example.test')
    await expectAccessible(edith)
    // Who owns the old one hears of it before the new one counts.
    const sent = ['mistyped@example.test', 'old@example.test']
    await expect.poll(() => mailbox.to).toEqual(sent)
    await edith.getByRole('button', { name: 'Keep the old one' }).tap()
    await expect(edith.getByText('A link is on its way to')).toHaveCount(0)

    await email.fill('new@example.test')
    await save.tap()
    await expect(edith.getByText('A link is on its way to new@example.test')).toBeVisible()
    await expect.poll(() => mailbox.to).toEqual([...sent, 'new@example.test', 'old@example.test'])
    await edith.getByRole('button', { name: 'Send the link again' }).tap()
    await expect(edith.getByText('It is on its way again')).toBeVisible()
    await expect.poll(() => mailbox.to.slice(4)).toEqual(['new@example.test'])
    const [mistyped = '', first = '', link = ''] = mailbox.mails.flatMap(
      (mail) => /http:\S+\/confirm-email\/[\w-]+/.exec(mail.replace(/=\r\n/g, '')) ?? [],
    )

    const anywhere = await device({ ...phone, baseURL })
    for (const old of [mistyped, first]) {
      await anywhere.goto(old)
      await expect(anywhere.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
    }
    // A mail scanner looks first.
    expect((await fetch(link)).status).toBe(200)
    await edith.reload()
    await expect(email).toHaveValue('old@example.test')

    await anywhere.goto(link)
    await expect(anywhere.getByText('new@example.test')).toBeVisible()
    await expectAccessible(anywhere, 'everyway')
    await anywhere.getByRole('button', { name: 'Confirm this address' }).tap()
    await expect(anywhere.getByText('this address counts now')).toBeVisible()
    await expectAccessible(anywhere)
    await edith.reload()
    await expect(email).toHaveValue('new@example.test')
    await expect(edith.getByText('A link is on its way to')).toHaveCount(0)
    await expect.poll(() => mailbox.to.slice(5)).toEqual(['old@example.test'])
    expect(mailbox.mails.join()).not.toMatch(/Marlowe|Harbour/)
  } finally {
    await end()
  }
})

test('an address that nobody gives their word for any more gets no links until its patient confirms it', async ({
  device,
  expectedComplaints,
}) => {
  expectedComplaints.push(programEnded)
  const { program, mailbox, end } = await mailingDemo('the session key of the words’ own story')
  try {
    const baseURL = program.origin
    const ben = await device({ ...desk, baseURL })
    await signIn(ben, demoPeople.therapist)
    await writeDownEmail(ben, 'Edith Marlowe', 'edith@example.test')
    const box = ben.getByRole('checkbox', { name: 'Links to sign in may be sent to this address' })
    await expect(box).toBeChecked()
    await box.uncheck()
    await ben.getByRole('button', { name: 'Save person' }).click()
    await expect(ben.getByText('None goes there now')).toBeVisible()
    await expectAccessible(ben)

    const edith = await device({ ...phone, baseURL })
    await signIn(edith, demoPeople.patient)
    await edith.goto('/account')
    await expect(edith.getByText('This address is not confirmed yet')).toBeVisible()
    await expectAccessible(edith)
    await edith.getByRole('button', { name: 'Send a link to confirm it' }).tap()
    await expect(edith.getByText('A link is on its way to edith@example.test')).toBeVisible()
    await expect.poll(() => mailbox.to).toEqual(['edith@example.test'])
    const [link = ''] = /http:\S+\/confirm-email\/[\w-]+/.exec(mailbox.mails[0]!.replace(/=\r\n/g, '')) ?? []
    await edith.goto(link)
    await edith.getByRole('button', { name: 'Confirm this address' }).tap()
    await expect(edith.getByText('this address counts now')).toBeVisible()
    await edith.goto('/account')
    await expect(edith.getByText('This address is not confirmed yet')).toHaveCount(0)
    await ben.reload()
    await expect(box).toBeChecked()
  } finally {
    await end()
  }
})
