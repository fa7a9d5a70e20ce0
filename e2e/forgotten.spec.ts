// A forgotten passphrase where the clinic sends e-mail: a link by e-mail, once, and nobody learns who has an account.
import { expectAccessible } from './accessible'
import { mailingDemo, type MailingDemo } from './own-demo'
import { awake, demoPassphrase, demoPeople, expect, fillSignIn, phone, signInByHand, test } from './story'

let at: { baseURL: string }
let mailbox: MailingDemo['mailbox']
let end: MailingDemo['end']

test.describe.configure({ timeout: 180_000 })
test.beforeAll(async () => {
  const demo = await mailingDemo('the session key of who has forgotten')
  at = { baseURL: demo.program.origin }
  ;({ mailbox, end } = demo)
})
test.afterAll(() => end?.())

test('a therapist who has forgotten the passphrase chooses a new one by a link', async ({ device }) => {
  const page = await device({ ...at, ...phone })
  const ask = async (email: string) => {
    await page.goto('/sign-in/forgotten')
    await awake(page)
    await page.getByLabel('Your e-mail address').fill(email)
    await page.getByRole('button', { name: 'E-mail me a link' }).click()
  }
  await ask('no address')
  await expect(page.getByText('Enter an e-mail address such as name@example.org')).toBeVisible()
  await expectAccessible(page, 'everyway')
  for (const email of ['nobody@demo.test', demoPeople.therapist]) {
    await ask(email)
    await expect(page.getByRole('heading', { level: 1, name: 'Look in your e-mail' })).toBeVisible()
  }
  await expectAccessible(page)
  await expect.poll(() => mailbox.to).toEqual([demoPeople.therapist])
  const link = /\/invitation\/[\w-]+/.exec(mailbox.mails.join().replace(/=\r\n/g, ''))?.[0] ?? ''

  await page.goto(link)
  await awake(page)
  const renewed = 'kettle orbit lantern moss'
  await page.getByLabel('New passphrase', { exact: true }).fill(renewed)
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(page).toHaveURL(/\/caseload$/)

  const again = await device(at)
  await again.goto(link)
  await expect(again.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  await again.goto('/sign-in')
  await fillSignIn(again, demoPeople.therapist, demoPassphrase)
  await expect(again.getByText('do not belong together')).toBeVisible()
  await signInByHand(again, demoPeople.therapist, renewed)
})
