// A patient lets this phone show reminders, and ends it: asked only after a tap, and told why where it cannot be.
// The browser's own push service is out of reach here, so what it would answer is given by the page; that a push then
// reaches a real browser is push.spec.ts.
import { createECDH, randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { awake, demoPeople, expect, phone, signIn, test } from './story'

const none = 'This device shows no reminders yet.'
const shows = 'This device shows reminders, and that a message has come.'

/** Counts how often the person was asked, and answers for them. */
async function permission(page: Page, answer: NotificationPermission) {
  await page.addInitScript((given) => {
    Notification.requestPermission = () => {
      const { dataset } = document.documentElement
      dataset.asked = String(Number(dataset.asked ?? 0) + 1)
      return Promise.resolve(given)
    }
  }, answer)
}

/** What a browser's push service would give. */
async function pushService(page: Page) {
  const curve = createECDH('prime256v1')
  curve.generateKeys()
  const keys = {
    p256dh: curve.getPublicKey('base64url'),
    auth: randomBytes(16).toString('base64url'),
  }
  const endpoint = `https://push.example.com/${randomBytes(16).toString('hex')}`
  await page.addInitScript(
    ({ endpoint, keys }) => {
      const marks = () => document.documentElement.dataset
      const subscription = {
        endpoint,
        toJSON: () => ({ endpoint, keys }),
        unsubscribe: () => {
          marks().ended = 'yes'
          return Promise.resolve(true)
        },
      } as unknown as PushSubscription
      PushManager.prototype.subscribe = (options) => {
        marks().pushKey = String(options?.applicationServerKey)
        marks().seen = String(options?.userVisibleOnly)
        return Promise.resolve(subscription)
      }
      PushManager.prototype.getSubscription = () => Promise.resolve(subscription)
    },
    { endpoint, keys },
  )
}

async function openAccount(page: Page) {
  await signIn(page, demoPeople.patient)
  // The service worker comes with the page of today.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.getByRole('link', { name: 'Account' }).click()
  await expect(page.getByText(none)).toBeVisible()
  await awake(page)
}
const turnOn = (page: Page) => page.getByRole('button', { name: 'Turn on for this device' })
const turnOff = (page: Page) => page.getByRole('button', { name: 'Turn off for this device' })
const reminders = (page: Page) => page.getByRole('region', { name: 'Reminders' })
const html = (page: Page) => page.locator('html')

test('it is asked for only after a tap, reaches the clinic, and is ended with another', async ({
  device,
}) => {
  const page = await device(phone)
  await permission(page, 'granted')
  await pushService(page)
  await openAccount(page)
  await expect(turnOn(page)).toBeVisible()
  await expect(html(page)).not.toHaveAttribute('data-asked')

  await turnOn(page).tap()
  await expect(page.getByText(shows)).toBeVisible()
  await expect(html(page)).toHaveAttribute('data-asked', '1')
  // What the browser was asked for: a key of P-256, and that each push is seen.
  await expect(html(page)).toHaveAttribute('data-push-key', /^B[\w-]{86}$/)
  await expect(html(page)).toHaveAttribute('data-seen', 'true')
  await expect(turnOff(page)).toBeFocused()
  await expectAccessible(page)
  await page.reload()
  await expect(page.getByText(shows)).toBeVisible()
  await awake(page)

  await turnOff(page).tap()
  await expect(page.getByText(none)).toBeVisible()
  await expect(html(page)).toHaveAttribute('data-ended', 'yes')
  await page.reload()
  await expect(page.getByText(none)).toBeVisible()
})

test('a phone that does not allow it is told where to allow it, and nothing is kept', async ({ device }) => {
  const page = await device(phone)
  await permission(page, 'denied')
  await openAccount(page)
  await turnOn(page).tap()
  await expect(reminders(page).getByRole('alert')).toContainText('Allow notifications for this page')
  await expectAccessible(page)
  await page.reload()
  await expect(page.getByText(none)).toBeVisible()
  await expect(turnOn(page)).toBeVisible()
})

test('a phone whose push service cannot be reached is told so, and nothing is kept', async ({
  device,
  expectedComplaints,
}) => {
  // A window of its own, as all tests open them, is one in which this browser subscribes to nothing.
  expectedComplaints.push(/does not support the Push API in incognito mode/)
  const page = await device(phone)
  await permission(page, 'granted')
  await openAccount(page)
  await turnOn(page).tap()
  await expect(reminders(page).getByRole('alert')).toContainText('could not be connected')
  await page.reload()
  await expect(page.getByText(none)).toBeVisible()
})
