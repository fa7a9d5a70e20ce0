// A patient without a passphrase gets back in with a link by e-mail, where the clinic sends e-mail; nobody learns who has an address.
import { expectAccessible } from './accessible'
import { mailingDemo } from './own-demo'
import { lying, onPhone } from './phone-store'
import { awake, demoPeople, desk, expect, phone, programEnded, signIn, test, writeDownEmail } from './story'

test.describe.configure({ timeout: 180_000 })

test('a link by e-mail signs a patient in with one more tap, once', async ({
  device,
  expectedComplaints,
}) => {
  // The program is stopped while its pages are still open.
  expectedComplaints.push(programEnded, /503/)
  const { program, mailbox, end } = await mailingDemo('the session key of the links’ own story')
  try {
    const baseURL = program.origin
    const ben = await device({ ...desk, baseURL })
    await signIn(ben, demoPeople.therapist)
    await writeDownEmail(ben, 'Edith Marlowe', 'edith@example.test')

    const edith = await device({ ...phone, baseURL })
    const ask = async (email: string) => {
      await edith.goto('/sign-in')
      await edith.getByRole('link', { name: 'E-mail me a link' }).click()
      await awake(edith)
      await edith.getByLabel('Your e-mail address').fill(email)
      await edith.getByRole('button', { name: 'E-mail me a link' }).click()
    }
    await ask('no address')
    await expect(edith.getByText('Enter an e-mail address such as name@example.org')).toBeVisible()
    await expectAccessible(edith, 'everyway')
    for (const email of ['nobody@example.test', 'Edith@example.test']) {
      await ask(email)
      await expect(edith.getByRole('heading', { name: 'Look in your e-mail' })).toBeVisible()
    }
    await expectAccessible(edith)
    await expect.poll(() => mailbox.to).toEqual(['edith@example.test'])
    const mail = mailbox.mails.join().replace(/=\r\n/g, '')
    const link = /http:\S+\/sign-in\/link\/[\w-]+/.exec(mail)?.[0] ?? ''

    // A mail scanner looks first.
    expect((await fetch(link)).status).toBe(200)
    await edith.goto(link)
    await expect(edith.getByRole('heading', { name: 'Welcome back, Edith Marlowe' })).toBeVisible()
    await expectAccessible(edith, 'everyway')
    // Somebody else's plan is still kept on this phone, and hers does not come.
    await onPhone(edith, 'days', 'put', { person: 'another' }, 'kept')
    await edith.route('**/api/today', (route) => route.fulfill({ status: 503, body: '' }))
    await awake(edith)
    await edith.getByRole('button', { name: 'Sign in' }).tap()
    await expect(edith.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
    expect(await lying(edith, 'days')).toBe(0)

    const again = await device({ ...phone, baseURL })
    await again.goto(link)
    await expect(again.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
    await expect(again.getByRole('link', { name: 'Ask for a new link' })).toBeVisible()
  } finally {
    await end()
  }
})
