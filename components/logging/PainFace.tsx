// Owns the faces of the pain scale: lines in the text's own colour, told apart by their shape alone, drawn once in the page and then named.
// "No pain" is calm and does not laugh, and the worst does not weep: a face that shows a mood is answered with the mood (Chambers & Craig, Pain 1998;78:27).
import { IconCopy } from '@/components/ui/RepeatedIcon'
import { bandNumbers, painBand, painBands } from '@/domain/logging/pain-words'

const eyes = 'M8.6 9.6v.6m6.8-.6v.6'
const features = [
  `${eyes}M8.4 14.6q3.6 2.2 7.2 0`,
  `${eyes}M8.4 15.3h7.2`,
  `${eyes}M8.4 16.2q3.6-2.4 7.2 0`,
  'M7.2 9l2.6-1.4M16.8 9l-2.6-1.4M8.6 11v.5m6.8-.5v.5M7.9 17q4.1-4.2 8.2 0',
  'M7 8.4l2.8 1.5L7 11.4M17 8.4l-2.8 1.5 2.8 1.5M8 17.6q0-4.4 4-4.4t4 4.4z',
]

/** The drawings that the faces show; they stand once in the page and are not seen themselves. */
export function PainFaceDrawings() {
  return (
    <svg aria-hidden className="hidden">
      {features.map((feature, band) => (
        <symbol
          key={band}
          id={`pain-${band}`}
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.7"
          strokeLinecap="round"
        >
          <path d={`M12 2.2a9.8 9.8 0 1 1 0 19.6 9.8 9.8 0 0 1 0-19.6${feature}`} />
        </symbol>
      ))}
    </svg>
  )
}

export function PainFace({ pain }: { pain: number }) {
  return <IconCopy of={`pain-${painBand(pain)}`} className="size-[1.3em] shrink-0" />
}

/** What the faces mean, under the numbers. */
export function PainWords() {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      {painBands.map((band) => (
        <li key={band.from} className="flex items-center gap-1">
          <PainFace pain={band.from} />
          {bandNumbers(band)}: {band.words}
        </li>
      ))}
    </ul>
  )
}
