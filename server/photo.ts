// Makes the photograph that is kept of the file that was sent: read as a picture and written anew, with nothing else of it left.
import 'server-only'
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { photoProblem } from '@/domain/catalog/photo'
import { Refused } from '@/server/errors'

// What a file claims to be opens no other reader than these; what is sent is told by its first bytes (photoProblem), so the
// one for drawings reads our own alone.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadSvgBuffer',
  ],
})

// What was read last would be kept as it was taken apart, and a phone's picture is 200 MB then.
sharp.cache(false)

const longestSide = 1280
/** The longest side beside a name: 96 px on a screen of three dots a pixel. */
const smallSide = 288
/** 7 cm at 300 dots an inch. */
const printedWidth = 840
/** Today's phones take up to 50 megapixels; a small file can claim far more. */
const mostPixels = 60_000_000
/** Of what is taken apart as a whole: an interlaced PNG takes eight bytes a pixel, a progressive JPEG six, a WebP without loss four. */
const mostHeld = 25_000_000

const tooMuchHeld =
  'A picture of more than 25 megapixels has to be a plain JPEG or PNG, neither progressive nor interlaced. Save it anew as one, or make it smaller.'

export type Photo = { image: Uint8Array<ArrayBuffer>; width: number; height: number; digest: string }

/** @throws Refused at `photo` when it is not a picture that can be read to its end */
export async function photoOf(file: Uint8Array): Promise<Photo> {
  const problem = photoProblem(file, file.byteLength)
  if (problem) throw new Refused({ photo: problem })
  // One after the other: a large picture takes up to two hundred megabytes while it is read.
  const made = queue.then(() => writtenAnew(file))
  queue = made.catch(() => undefined)
  const { data, info } = await made.catch((error: unknown) => {
    if (error instanceof Refused) throw error
    const tooMany = error instanceof Error && error.message.includes('pixel limit')
    throw new Refused({
      photo: tooMany
        ? 'The picture has more than 60 megapixels. Make it smaller, or take another.'
        : 'The picture is damaged or cut off. Open it, save it anew, and try that.',
    })
  })
  const image = Uint8Array.from(data)
  return {
    image,
    width: info.width,
    height: info.height,
    digest: createHash('sha256').update(image).digest('hex'),
  }
}
let queue: Promise<unknown> = Promise.resolve()

/** Turned as the camera was held, and without what it noted: place, time, owner. Of a moving picture, the first frame. */
async function writtenAnew(file: Uint8Array) {
  const picture = sharp(file, { limitInputPixels: mostPixels, failOn: 'error' })
  const { width, height, format, isProgressive } = await picture.metadata()
  if ((isProgressive || format === 'webp') && width * height > mostHeld)
    throw new Refused({ photo: tooMuchHeld })
  return picture
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .timeout({ seconds: 15 })
    .toBuffer({ resolveWithObject: true })
}

/** A kept photograph, as small as it stands beside the exercise's name. */
export async function thumbnailOf(image: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const small = sharp(image).resize({
    width: smallSide,
    height: smallSide,
    fit: 'inside',
    withoutEnlargement: true,
  })
  return Uint8Array.from(await small.webp({ quality: 75 }).toBuffer())
}

const forPrint = (image: Uint8Array) =>
  sharp(image)
    .resize({ width: printedWidth, height: printedWidth, fit: 'inside' })
    .flatten({ background: '#ffffff' })

// Of a size that prints sharply; a PDF takes neither styles nor WebP.

/** A drawing (SVG) as a PNG. */
export const printedDrawing = (svg: string): Promise<Buffer> => forPrint(Buffer.from(svg)).png().toBuffer()

/** A kept photograph as a JPEG, which stands in a PDF as it is: as a PNG it is ten times as large, and is taken apart. */
export const printedPhoto = (image: Uint8Array): Promise<Buffer> =>
  forPrint(image).jpeg({ quality: 85 }).toBuffer()
