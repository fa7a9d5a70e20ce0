// Owns a QR code as it is scanned: black on white in the dark too, since scanners expect it.
import { classes } from './classes'

export interface QrSquaresProps {
  /** The side of the square in modules, and the dark ones as an SVG path. */
  qr: { size: number; path: string }
  label: string
  className?: string
}

export function QrSquares({ qr, label, className }: QrSquaresProps) {
  return (
    <svg
      viewBox={`0 0 ${qr.size} ${qr.size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className={classes('rounded-control border border-line', className)}
    >
      <rect width={qr.size} height={qr.size} fill="#fff" />
      <path d={qr.path} fill="#000" />
    </svg>
  )
}
