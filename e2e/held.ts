// What waits in a story until it is let go, and what a page sends that does.
import type { Page } from '@playwright/test'

export function held(): { until: Promise<void>; letGo: () => void } {
  let letGo = () => {}
  const until = new Promise<void>((resolve) => (letGo = resolve))
  return { until, letGo }
}

/** What a patient logs from now on is on its way until it is let go. */
export async function holdLogs(page: Page): Promise<() => void> {
  const { until, letGo } = held()
  await page.unroute('**/api/logs')
  await page.route('**/api/logs', async (route) => {
    await until
    await route.continue()
  })
  return letGo
}
