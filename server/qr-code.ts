// A text as a QR code: the dark squares as one SVG path.
import 'server-only'
import { create } from 'qrcode'
import type { QrCode } from '@/domain/accounts/invitation-link'

export type { QrCode }

// The quiet zone that scanners need around the code (ISO/IEC 18004).
const MARGIN = 4

export function qrCode(text: string): QrCode {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  let path = ''
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      let run = 0
      while (x + run < size && data[y * size + x + run]) run++
      // A run of a row at a time.
      if (run > 0) path += `M${x + MARGIN} ${y + MARGIN}h${run}v1h-${run}z`
      x += run
    }
  return { size: size + 2 * MARGIN, path }
}
