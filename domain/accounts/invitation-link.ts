// An invitation as staff hand it over: made once, shown once, since only its hash is kept.

export type InvitationLink = {
  link: string
  /** The link as a QR code: the side of a square in modules, and the dark ones as an SVG path. */
  qr: { size: number; path: string }
  /** The address that the link begins with. */
  address: string
  /** False where the address is loopback or without https, so that another device cannot use it. */
  reachable: boolean
  personName: string
  demo: boolean
}
