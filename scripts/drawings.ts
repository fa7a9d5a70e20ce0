// Draws exercises to a picture file, for whoever writes drawings: npx tsx scripts/drawings.ts sheet.png [slug …] [--pair] [--frames] [--dark] [--grey] [--px=600].
// It also says what is wrong with each. The picture is made by sharp, which Next brings along.
import sharp from 'sharp'
import { pictureOf } from '@/components/catalog/drawing/picture'
import { drawingSchema } from '@/domain/catalog/drawing/drawing'
import { faultsOf } from '@/domain/catalog/drawing/faults'
import { drawings } from '../prisma/catalog/drawings/all'

const options = process.argv.slice(2).filter((word) => word.startsWith('--'))
const [file = 'drawings.png', ...wanted] = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const has = (name: string) => options.includes(`--${name}`)
const px = Number(options.find((option) => option.startsWith('--px='))?.slice(5) ?? 360)
const paper = has('dark') ? '#1d2221' : '#fffefb'

const unknown = wanted.filter((slug) => !(slug in drawings))
if (unknown.length > 0) throw new Error(`No drawing is named ${unknown.join(', ')}`)
const slugs = wanted.length > 0 ? wanted : Object.keys(drawings)

const tiles: { image: Buffer; width: number; name: string }[] = []
for (const slug of slugs) {
  const whole = drawingSchema.parse(drawings[slug])
  for (const fault of faultsOf(whole)) console.log(`${slug}: ${fault}`)
  const svg = pictureOf(whole, has('pair') ? 'pair' : 'still', has('dark') ? 'dark' : 'light')
  const width = px * (has('pair') ? whole.poses.length : 1)
  const image = await sharp(Buffer.from(svg))
    .resize(width, px)
    .flatten({ background: paper })
    .png()
    .toBuffer()
  tiles.push({ image, width, name: slug })
}

const wide = Math.max(...tiles.map(({ width }) => width))
const columns = Math.max(1, Math.floor(1600 / (wide + 6)))
const high = px + 22
const label = (name: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="20"><text x="4" y="15" font-family="sans-serif" font-size="13" fill="#fff">${name}</text></svg>`,
  )
const sheet = await sharp({
  create: {
    width: Math.min(columns, tiles.length) * (wide + 6),
    height: Math.ceil(tiles.length / columns) * (high + 6),
    channels: 3,
    background: '#666',
  },
})
  .composite(
    tiles.flatMap(({ image, name }, i) => {
      const [left, top] = [(i % columns) * (wide + 6), Math.floor(i / columns) * (high + 6)]
      return [
        { input: image, left, top: top + 20 },
        { input: label(name), left, top },
      ]
    }),
  )
  .png()
  .toBuffer()
await sharp(sheet).greyscale(has('grey')).toFile(file)
console.log(`${tiles.length} in ${file}`)
