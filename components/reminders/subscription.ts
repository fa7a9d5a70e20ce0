// A browser's subscription to pushes. It has one at most, to one key.

/** The browser's address for pushes, or what stands in the way. */
export async function subscribe(pushKey: string) {
  if ((await Notification.requestPermission()) !== 'granted')
    return 'Your phone does not allow it. Allow notifications for this page in the phone’s settings, then try again.'
  const worker = await navigator.serviceWorker.getRegistration()
  if (!worker) return 'This browser is not ready for it. Open the page Today once, then try again.'
  const asked = () => worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey })
  try {
    const subscription = await asked().catch(async () => {
      // It is still subscribed to the key that the program had before.
      await unsubscribe()
      return asked()
    })
    const { keys } = subscription.toJSON()
    return { endpoint: subscription.endpoint, p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' }
  } catch {
    return 'The phone could not be connected. Check its network, then try again.'
  }
}

export async function unsubscribe(): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration()
  await (await worker?.pushManager.getSubscription())?.unsubscribe()
}
