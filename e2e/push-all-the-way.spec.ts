// A message from the clinic reaches a patient's locked phone: a real browser subscribes at a push service of our own, the program
// encrypts for it and pushes there, and the browser opens it and shows it. Only the service is not the maker's.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { wholeBrowser } from './browsers'
import { onDisplay, untilShown } from './notified'
import { ownDemo } from './own-demo'
import { startPushService } from './push-service'
import { awake, demoPeople, desk, expect, phone, programEnded, signIn, test } from './story'

// Background work looks once a minute.
test.describe.configure({ timeout: 300_000 })

test('a message is pushed to the browser that was turned on, until it is turned off', async ({
  device,
  playwright,
  expectedComplaints,
}) => {
  // The program is stopped while its pages are still open.
  expectedComplaints.push(programEnded)
  const service = await startPushService()
  const { program, end } = await ownDemo({
    PHASELINE_TEST_LOOPBACK_PUSH: '1',
    NEXTAUTH_SECRET: 'the session key of the push all the way',
  })
  const profile = await mkdtemp(path.join(tmpdir(), 'phaseline-phone-'))
  // Browsers subscribe only where they keep something, and only with their background network.
  const quiet = '--disable-background-networking'
  const pocket = await playwright.chromium.launchPersistentContext(profile, {
    ...wholeBrowser,
    ...phone,
    baseURL: program.origin,
    args: [...(wholeBrowser.args ?? []).filter((flag) => flag !== quiet), ...service.flags],
    ignoreDefaultArgs: [quiet],
  })
  try {
    await pocket.grantPermissions(['notifications'], { origin: program.origin })
    // The name of its service is built into the browser; what comes after it is of our making.
    await pocket.addInitScript((ours) => {
      const { get } = Object.getOwnPropertyDescriptor(PushSubscription.prototype, 'endpoint')!
      Object.defineProperty(PushSubscription.prototype, 'endpoint', {
        get(this: PushSubscription) {
          return ours + (get!.call(this) as string).split('/').at(-1)
        },
      })
    }, service.endpoint(''))
    const page = await pocket.newPage()
    await signIn(page, demoPeople.patient)
    // No earlier message waits.
    await page.getByRole('link', { name: /^Messages/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Messages' })).toBeVisible()
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await page.getByRole('link', { name: 'Account' }).click()
    await awake(page)
    await page.getByRole('button', { name: 'Turn on for this device' }).tap()
    await expect(page.getByText('This device shows reminders')).toBeVisible()
    // Whatever time it is where the test runs, no hour is quiet.
    await page.getByLabel('From', { exact: true }).fill('00:00')
    await page.getByLabel('Until').fill('00:00')
    await page.getByRole('button', { name: 'Save reminders' }).click()
    await expect(page.getByText('Saved')).toBeVisible()

    const worker = pocket.serviceWorkers()[0]!
    const message = { title: 'You have a message', path: '/messages' }
    await untilShown(worker, message.title, async () => {
      const ben = await device({ ...desk, baseURL: program.origin })
      await signIn(ben, demoPeople.therapist)
      await ben.goto('/inbox')
      await ben.getByRole('link', { name: 'Edith Marlowe' }).click()
      await ben
        .getByRole('textbox', { name: 'Message to Edith Marlowe' })
        .fill('The row went well today, Edith.')
      await ben.getByRole('button', { name: 'Send message' }).click()
      await expect(ben.getByText('The row went well today, Edith.')).toBeVisible()
    })
    // Beside it there may be a reminder, where it is the time for one.
    expect(await onDisplay(worker)).toContainEqual({ ...message, body: '' })

    await page.getByRole('button', { name: 'Turn off for this device' }).tap()
    await expect(page.getByText('This device shows no reminders yet.')).toBeVisible()
    const left = () =>
      page.evaluate(async () => {
        const worker = await navigator.serviceWorker.ready
        return (await worker.pushManager.getSubscription()) === null
      })
    await expect.poll(left).toBe(true)
  } finally {
    await pocket.close()
    await end()
    await service.stop()
    await rm(profile, { recursive: true, force: true })
  }
})
