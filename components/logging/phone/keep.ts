// Brings what the phone keeps up to date while there is a network: the days to come, and their pictures as they were sent.
import type { KeptDays } from '@/domain/logging/kept'
import { pictureHref } from '@/domain/catalog/picture'
import { inTime, storeInTheEnd } from './store'

export async function keepDays(person: string): Promise<void> {
  const [response] = await Promise.all([fetch('/api/today'), forgetOthers(person)])
  // A session that was ended, as of a lost phone, leaves no plan behind. What was not sent waits for its person.
  if (response.status === 401) return forgetDays()
  if (!response.ok) return
  const kept = (await response.json()) as KeptDays
  if (kept.person !== person) return forgetDays()
  const ahead = kept.madeAt === undefined ? 0 : Date.now() - Date.parse(kept.madeAt)
  await (await storeInTheEnd()).put('days', { ...kept, ahead }, 'kept')
  await keepPictures(kept)
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

async function keepPictures({ howTo }: KeptDays): Promise<void> {
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
    await database.put('pictures', { type, content: await response.arrayBuffer() }, href)
  }
}
