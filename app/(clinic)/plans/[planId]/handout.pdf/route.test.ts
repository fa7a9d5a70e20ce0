// The pictures of a handout: made once for all who ask for it, and a photograph of the clinic's own as a JPEG.
import sharp from 'sharp'
import { expect, it, vi } from 'vitest'
import type { HandoutDocumentProps } from '@/components/plans/HandoutDocument'
import { printer, type Print } from '@/server/printing'

const picture = vi.hoisted(() => ({ mark: 'first', photo: new Uint8Array() }))
const exercise = { exerciseId: 'e', picture }
vi.mock('@/server/session', () => ({ currentViewer: () => Promise.resolve({ locale: 'en-GB' }) }))
vi.mock('@/server/handout', () => ({
  getHandout: () =>
    Promise.resolve({
      handout: { due: [exercise, exercise], asNeeded: [] },
      patient: { id: 'p', name: 'Ada' },
    }),
}))
vi.mock('@/server/pictures', () => ({ getPicture: () => Promise.resolve(picture) }))
const { GET } = await import('./route')

it('are made once, until another picture stands there', async () => {
  const photo = (colour: string) =>
    sharp({ create: { width: 90, height: 60, channels: 3, background: colour } })
      .webp()
      .toBuffer()
  const set: unknown[] = []
  printer.print = vi.fn<Print>(async (_viewer, _kind, _of, prepare) => {
    const sheet = (await prepare()) as HandoutDocumentProps
    set.push(sheet.pictures.get('e'))
    return null
  })
  const ask = () => GET(new Request('http://127.0.0.1/'), { params: Promise.resolve({ planId: 'x' }) })
  picture.photo = new Uint8Array(await photo('teal'))
  await ask()
  await ask()
  expect(set[0]).toBe(set[1])
  expect(await sharp(set[0] as Buffer).metadata()).toMatchObject({ format: 'jpeg', width: 840, height: 560 })
  Object.assign(picture, { mark: 'second', photo: new Uint8Array(await photo('red')) })
  await ask()
  expect(set[2]).not.toEqual(set[1])
})
