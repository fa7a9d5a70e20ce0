// What lies in the browser's own database, asked for past the page.
import type { Page } from '@playwright/test'

type Store = 'days' | 'waiting' | 'pictures'
type Deed = 'count' | 'get' | 'put' | 'clear'

/** Null where the page has made no database yet: whoever opened it then would make one without stores, and the page's own would never come. */
export const onPhone = <T>(page: Page, store: Store, deed: Deed, ...rest: unknown[]): Promise<T | null> =>
  page.evaluate(
    async ([store, deed, rest]) => {
      if (!(await indexedDB.databases()).some(({ name }) => name === 'phaseline')) return null
      return new Promise<T | null>((resolve, reject) => {
        const opening = indexedDB.open('phaseline')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(store, 'readwrite')
          const rows = transaction.objectStore(store) as unknown as Record<
            string,
            (...rest: unknown[]) => IDBRequest<T>
          >
          const asked = rows[deed]!(...rest)
          transaction.oncomplete = () => {
            opening.result.close()
            resolve(asked.result ?? null)
          }
        }
      })
    },
    [store, deed, rest] as const,
  )

/** Of the days what is kept, and not that they are being asked for. */
export const lying = async (page: Page, store: Store): Promise<number> =>
  (await onPhone<number>(page, store, 'count', ...(store === 'days' ? ['kept'] : []))) ?? 0
