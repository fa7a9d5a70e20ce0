// The photograph that is kept: turned upright, small enough, and with nothing in it but the picture.
import sharp, { type Sharp } from 'sharp'
import { expect, it } from 'vitest'
import { Refused } from '@/server/errors'
import { photoOf, thumbnailOf } from '@/server/photo'

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } })

const refusalOf = (file: Uint8Array) =>
  photoOf(file).then(
    () => 'taken',
    (error: unknown) => (error instanceof Refused ? error.fields.photo : String(error)),
  )

it.each(['jpeg', 'png', 'webp'] as const)('takes a %s and keeps WebP of at most 1280 px', async (format) => {
  const { image, width, height, digest } = await photoOf(await plain(2000, 1500).toFormat(format).toBuffer())
  expect([width, height]).toEqual([1280, 960])
  expect(digest).toMatch(/^[0-9a-f]{64}$/)
  expect((await sharp(image).metadata()).format).toBe('webp')
})

it('makes nothing larger', async () => {
  expect(await photoOf(await plain(30, 20).png().toBuffer())).toMatchObject({ width: 30, height: 20 })
})

it('stands small beside a name, in its own shape', async () => {
  const { image } = await photoOf(await plain(2000, 1500).jpeg().toBuffer())
  expect(await sharp(await thumbnailOf(image)).metadata()).toMatchObject({
    format: 'webp',
    width: 288,
    height: 216,
  })
})

it('turns it as the camera was held, and strips place, owner and time', async () => {
  const file = await plain(200, 100)
    .jpeg()
    .withMetadata({
      orientation: 6,
      exif: {
        IFD0: { Artist: 'Edith Marlowe' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
      },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Edith Marlowe</x:xmpmeta>')
    .toBuffer()
  expect(file.toString('latin1')).toContain('Edith Marlowe')
  const { image, width, height } = await photoOf(file)
  expect([width, height]).toEqual([100, 200])
  expect(await sharp(image).metadata()).not.toHaveProperty('exif')
  expect(Buffer.from(image).toString('latin1')).not.toContain('Edith Marlowe')
})

it('keeps nothing of what stands behind the picture', async () => {
  const script = '<script>alert(1)</script>PK\x03\x04'
  const file = Buffer.concat([await plain(20, 20).jpeg().toBuffer(), Buffer.from(script)])
  expect(Buffer.from((await photoOf(file)).image).toString('latin1')).not.toContain('script')
})

it('takes the first frame of a moving picture', async () => {
  const frames = await sharp(
    [await plain(20, 20).png().toBuffer(), await plain(20, 20).negate().png().toBuffer()],
    { join: { animated: true } },
  )
    .webp()
    .toBuffer()
  expect((await sharp(frames).metadata()).pages).toBe(2)
  expect(await photoOf(frames)).toMatchObject({ width: 20, height: 20 })
})

it('refuses what cannot be read to its end, whatever it begins with', async () => {
  const noise = Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, i) => (i * 7919) % 256))
  const file = await sharp(noise, { raw: { width: 300, height: 300, channels: 3 } })
    .jpeg()
    .toBuffer()
  expect(await refusalOf(file.subarray(0, file.length / 2))).toMatch(/damaged or cut off/)
  expect(await refusalOf(file.subarray(0, 20))).toMatch(/damaged or cut off/)
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
  expect(await refusalOf(svg)).toMatch(/a drawing or a web page/)
  expect(await refusalOf(Buffer.concat([Buffer.from('\xff\xd8\xff\xe0', 'latin1'), svg]))).toMatch(/damaged/)
  expect(await refusalOf(new Uint8Array())).toMatch(/empty/)
})

it('refuses a small file that unfolds into too many pixels', async () => {
  const file = await plain(9000, 7000).png({ compressionLevel: 9 }).toBuffer()
  expect(file.length).toBeLessThan(1_000_000)
  expect(await refusalOf(file)).toMatch(/more than 60 megapixels/)
})

it.each([
  ['an interlaced PNG', (picture: Sharp) => picture.png({ progressive: true })],
  ['a progressive JPEG', (picture: Sharp) => picture.jpeg({ progressive: true })],
  ['a WebP', (picture: Sharp) => picture.webp({ effort: 0 })],
])(
  'refuses %s that takes much memory as a whole, and not one like it that is plain or smaller',
  async (_, as) => {
    expect(await refusalOf(await as(plain(6500, 4000)).toBuffer())).toMatch(/more than 25 megapixels/)
    expect(await refusalOf(await as(plain(650, 400)).toBuffer())).toBe('taken')
    expect(await refusalOf(await plain(6500, 4000).jpeg().toBuffer())).toBe('taken')
  },
)

it('goes on after one that was refused', async () => {
  const [bad, good] = await Promise.all([
    refusalOf(Buffer.from('\xff\xd8\xff\xe0garbage', 'latin1')),
    photoOf(await plain(5, 5).png().toBuffer()),
  ])
  expect(bad).toMatch(/damaged/)
  expect(good.width).toBe(5)
})

it('keeps nothing of a picture in memory', async () => {
  const phones = sharp({ create: { width: 2_000, height: 1_500, channels: 3, background: 'teal' } })
  await photoOf(await phones.jpeg({ progressive: true }).toBuffer())
  expect(sharp.cache()).toMatchObject({ memory: { current: 0 }, items: { current: 0, max: 0 } })
})
