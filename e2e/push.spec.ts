// What the clinic pushes reaches a real browser's service worker: it shows a notification that says nothing of a person, and a press on it opens the page.
import type { CDPSession, Page } from '@playwright/test'
import { wholeBrowser } from './browsers'
import { onDisplay, untilShown, type ServiceWorkerHere } from './notified'
import { awake, demoPeople, expect, phone, signIn, test } from './story'

test.use({ launchOptions: wholeBrowser })

/** As the browser's push service would hand it over; that service itself is its maker's and out of reach here. */
async function push(cdp: CDPSession, page: Page, data: object): Promise<void> {
  const found = new Promise<string>((resolve) =>
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [own] = registrations
      if (own) resolve(own.registrationId)
    }),
  )
  await cdp.send('ServiceWorker.enable')
  await cdp.send('ServiceWorker.deliverPushMessage', {
    origin: new URL(page.url()).origin,
    registrationId: await found,
    data: JSON.stringify(data),
  })
}

test('a push is shown on the phone, and a press on it opens what it is about', async ({
  device,
  baseURL,
}) => {
  const page = await device({ ...phone, permissions: ['notifications'] })
  const context = page.context()
  await context.grantPermissions(['notifications'], { origin: baseURL! })
  const ready = context.waitForEvent('serviceworker')
  await signIn(page, demoPeople.patient)
  await awake(page)
  const worker = context.serviceWorkers()[0] ?? (await ready)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))

  const cdp = await context.newCDPSession(page)
  const message = { title: 'You have a message', path: '/messages' }
  await untilShown(worker, message.title, () => push(cdp, page, message))
  expect(await onDisplay(worker)).toEqual([{ ...message, body: '' }])

  await worker.evaluate(async () => {
    const { registration } = self as unknown as ServiceWorkerHere
    const [notification] = await registration.getNotifications()
    self.dispatchEvent(new NotificationEvent('notificationclick', { notification: notification! }))
  })
  await expect(page).toHaveURL(/\/messages$/)
  await expect.poll(() => onDisplay(worker)).toEqual([])
})
