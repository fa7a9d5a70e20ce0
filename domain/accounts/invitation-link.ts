// An invitation as staff hand it over: made once, shown once, since only its hash is kept.

/** The side of a square in modules, and the dark ones as an SVG path. */
export type QrCode = { size: number; path: string }

export type InvitationLink = {
  link: string
  /** The link as a QR code. */
  qr: QrCode
  /** The address that the link begins with. */
  address: string
  /** False where the address is loopback or without https, so that another device cannot use it. */
  reachable: boolean
  personName: string
  demo: boolean
}
