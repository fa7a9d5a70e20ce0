// What the clinic pushes reaches a real browser's service worker: it shows a notification that says nothing of a person, and a press on it opens the page.
import type { CDPSession, Page, Worker } from '@playwright/test'
import { wholeBrowser } from './browsers'
import { awake, demoPeople, expect, phone, signIn, test } from './story'

test.use({ launchOptions: wholeBrowser })

type ServiceWorkerHere = typeof globalThis & {
  registration: ServiceWorkerRegistration
}

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

const shown = (worker: Worker) =>
  worker.evaluate(async () => {
    const { registration } = self as unknown as ServiceWorkerHere
    const notifications = await registration.getNotifications()
    return notifications.map(({ title, body, data }) => ({ title, body, path: String(data) }))
  })

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

  await push(await context.newCDPSession(page), page, { title: 'You have a message', path: '/messages' })
  await expect
    .poll(() => shown(worker))
    .toEqual([{ title: 'You have a message', body: '', path: '/messages' }])

  await worker.evaluate(async () => {
    const { registration } = self as unknown as ServiceWorkerHere
    const [notification] = await registration.getNotifications()
    self.dispatchEvent(new NotificationEvent('notificationclick', { notification: notification! }))
  })
  await expect(page).toHaveURL(/\/messages$/)
  await expect.poll(() => shown(worker)).toEqual([])
})
