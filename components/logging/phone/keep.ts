// Brings what the phone keeps up to date while there is a network: the days to come, and their pictures as they were sent.
import { v7 } from 'uuid'
import type { KeptDays, KeptOnPhone } from '@/domain/logging/kept'
import { pictureHref } from '@/domain/catalog/picture'
import { inTime, storeInTheEnd, type Asking } from './store'

export async function keepDays(person: string): Promise<void> {
  await forgetOthers(person)
  const asking = `asking ${v7()}` as const
  await (await storeInTheEnd()).put('days', null, asking)
  const response = await fetch('/api/today')
  // A session that was ended, as of a lost phone, leaves no plan behind. What was not sent waits for its person.
  if (response.status === 401) return forgetDays()
  if (!response.ok) return
  const kept = (await response.json()) as KeptDays
  if (kept.person !== person) return forgetDays()
  const ahead = kept.madeAt === undefined ? 0 : Date.now() - Date.parse(kept.madeAt)
  if (await keep({ ...kept, ahead }, asking)) await keepPictures(kept)
}

/** Whether it came in time: what was forgotten meanwhile, as somebody signed out in another tab, or asked for again, stays so. */
async function keep(kept: KeptOnPhone, asking: Asking): Promise<boolean> {
  const { store: days, done } = (await storeInTheEnd()).transaction('days', 'readwrite')
  const inTime = (await days.get(asking)) !== undefined
  // Whoever asked before comes too late.
  if (inTime) await Promise.all([days.put(kept, 'kept'), days.delete(IDBKeyRange.bound('asking ', asking))])
  await done
  return inTime
}

/** Whoever came in before any script ran finds the plan of the person before still there. */
async function forgetOthers(person: string): Promise<void> {
  const kept = await (await storeInTheEnd()).get('days', 'kept')
  if (kept && kept.person !== person) await forgetDays()
}

/** Where nobody is signed in any more, no plan is left; who waits for it waits no longer than for any answer of the phone's. */
export const forgetDays = (): Promise<void> => inTime(clearDays())

async function clearDays(): Promise<void> {
  const transaction = (await storeInTheEnd()).transaction(['days', 'pictures'], 'readwrite')
  await Promise.all([
    transaction.objectStore('days').clear(),
    transaction.objectStore('pictures').clear(),
    transaction.done,
  ])
}

async function keepPictures({ person, howTo }: KeptDays): Promise<void> {
  const moving = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'pair' : 'loop'
  const wanted = new Set(
    howTo.flatMap(({ picture }) =>
      picture ? [pictureHref(picture, 'still'), pictureHref(picture, moving)] : [],
    ),
  )
  const database = await storeInTheEnd()
  const held = await database.getAllKeys('pictures')
  await Promise.all(held.filter((href) => !wanted.has(href)).map((href) => database.delete('pictures', href)))
  // One after the other: the page itself comes first.
  for (const href of wanted) {
    if (held.includes(href)) continue
    const response = await fetch(href)
    if (!response.ok) continue
    const type = response.headers.get('Content-Type') ?? ''
    const content = await response.arrayBuffer()
    const transaction = database.transaction(['days', 'pictures'], 'readwrite')
    const kept = await transaction.objectStore('days').get('kept')
    if (kept?.person !== person) return
    await Promise.all([transaction.objectStore('pictures').put({ type, content }, href), transaction.done])
  }
}
