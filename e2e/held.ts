// What waits in a story until it is let go, and what a page sends that does.
import type { Page, Route } from '@playwright/test'

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

/** Done, and nobody hears of it. */
export async function unheard(route: Route): Promise<void> {
  await route.fetch()
  await route.abort()
}

/** Of what the page sends, the next is kept on the way until it is let go, or its answer is lost. */
export async function nextSent(page: Page, what: 'waits' | 'is not answered') {
  const [sent, mayGo, gone] = [held(), held(), held()]
  let first = true
  await page.route('**/*', async (route) => {
    if (!first || !('next-action' in route.request().headers())) return route.fallback()
    first = false
    sent.letGo()
    if (what === 'waits') await mayGo.until.then(() => route.continue())
    else await unheard(route)
    gone.letGo()
  })
  return {
    onItsWay: () => sent.until,
    letGo() {
      mayGo.letGo()
      return gone.until
    },
  }
}
