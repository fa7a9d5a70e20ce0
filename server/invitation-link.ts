// What staff are shown of an invitation: the link, the same as a QR code, and whether a phone can use it.
import 'server-only'
import type { InvitationLink } from '@/domain/accounts/invitation-link'
import { publicAddress, type Issued } from '@/server/invitations'
import { qrCode } from '@/server/qr-code'

export function invitationLink({ name, token }: Issued, demo: boolean): InvitationLink {
  const { address, reachable } = publicAddress()
  const link = `${address}/invitation/${token}`
  return { link, qr: qrCode(link), address, reachable, personName: name, demo }
}
