// What a phone shows its person while no page is open: the notifications of a service worker.
import type { Worker } from '@playwright/test'

export type ServiceWorkerHere = typeof globalThis & {
  registration: ServiceWorkerRegistration
}

/**
 * A notification of this title, which `act` brings about, has been shown when this ends. Its worker's list must not be asked for
 * before: a browser that lists notifications while one is on its way to the screen forgets that one.
 */
export async function untilShown(worker: Worker, title: string, act: () => Promise<void>): Promise<void> {
  const showing = await worker.evaluateHandle((awaited) => {
    const { registration } = self as unknown as ServiceWorkerHere
    const show = registration.showNotification.bind(registration)
    const end = new Promise<void>((resolve, reject) => {
      registration.showNotification = (shown, options) => {
        const done = show(shown, options)
        if (shown === awaited) done.then(resolve, reject)
        return done
      }
    })
    return { end }
  }, title)
  await act()
  await showing.evaluate(({ end }) => end)
}

/** What stands on the phone, each with the path that a press on it opens. */
export const onDisplay = (worker: Worker) =>
  worker.evaluate(async () => {
    const { registration } = self as unknown as ServiceWorkerHere
    const notifications = await registration.getNotifications()
    return notifications.map(({ title, body, data }) => ({ title, body, path: String(data) }))
  })
