// What a page cannot find is Next's 404, and the shell hears of it also where Next answers 200 around the page.
import { expect, it } from 'vitest'
import { asked, type Asked } from './asked'
import { NotFound } from './errors'
import { found } from './found'

const within = (run: () => Promise<unknown>): [Asked, Promise<unknown>] => {
  const store: Asked = { unavailable: false, begun: true, refused: false, address: '', waited: 0 }
  return [store, asked.run(store, run)]
}

it('says that somebody was refused, and nothing where the row is there', async () => {
  const [refused, page] = within(() => found(Promise.reject(new NotFound())))
  await expect(page).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404')
  expect(refused.refused).toBe(true)
  const [there, row] = within(() => found(Promise.resolve('row')))
  expect(await row).toBe('row')
  expect(there.refused).toBe(false)
})
