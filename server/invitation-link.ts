// What staff are shown of an invitation: the link, the same as a QR code, and whether a phone can use it.
import 'server-only'
import { create } from 'qrcode'
import type { InvitationLink } from '@/domain/accounts/invitation-link'
import { publicAddress, type Issued } from '@/server/invitations'

// The quiet zone that scanners need around the code (ISO/IEC 18004).
const MARGIN = 4

export function invitationLink({ name, token }: Issued, demo: boolean): InvitationLink {
  const { address, reachable } = publicAddress()
  const link = `${address}/invitation/${token}`
  return { link, qr: qrPath(link), address, reachable, personName: name, demo }
}

/** The dark squares as one SVG path, a run of a row at a time. */
function qrPath(text: string): InvitationLink['qr'] {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  let path = ''
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      let run = 0
      while (x + run < size && data[y * size + x + run]) run++
      if (run > 0) path += `M${x + MARGIN} ${y + MARGIN}h${run}v1h-${run}z`
      x += run
    }
  return { size: size + 2 * MARGIN, path }
}
