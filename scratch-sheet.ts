import sharp from 'sharp'
import { pictureOf, type Kind } from '@/components/catalog/drawing/picture'
import type { Drawing } from '@/domain/catalog/drawing/drawing'
export async function sheet(drawings: Record<string, Drawing>, file: string, { px = 360, cols = 4, scheme = 'light' as 'light'|'dark', kind = 'still' as Kind, grey = false } = {}) {
  const names = Object.keys(drawings)
  const wide = kind === 'pair' ? 2 : 1
  const tiles = await Promise.all(names.map(async (n, i) => {
    const svg = pictureOf(drawings[n]!, kind, scheme)
    const input = await sharp(Buffer.from(svg)).resize(px * wide, px, { fit: 'contain', background: scheme==='light'?'#fffefb':'#1d2221' }).flatten({ background: scheme === 'light' ? '#fffefb' : '#1d2221' }).png().toBuffer()
    return { input, left: (i % cols) * (px*wide + 6), top: Math.floor(i / cols) * (px + 6) }
  }))
  let img = sharp({ create: { width: cols * (px*wide + 6), height: Math.ceil(names.length / cols) * (px + 6), channels: 3, background: '#888' } }).composite(tiles).png()
  let buf = await img.toBuffer()
  if (grey) buf = await sharp(buf).greyscale().png().toBuffer()
  await sharp(buf).toFile(file)
  for (const n of names) console.log(n, pictureOf(drawings[n]!, 'still').length, pictureOf(drawings[n]!, 'loop').length)
}
