// Owns the pain scale as buttons that answer at once: one tap, and in a form it works before any script.
import { PainFace, PainWords } from './PainFace'

const target =
  'flex min-h-14 cursor-pointer flex-col items-center justify-center rounded-control border border-edge bg-raised text-lg leading-tight font-semibold tabular-nums hover:bg-sunken'
const numbers = Array.from({ length: 11 }, (_, pain) => pain)

export interface PainButtonsProps {
  /** Whose pain the numbers are about, read out with each: "pain while doing Scapular squeeze". */
  about: string
  /** Takes the answer; without it the button sends its form. */
  onAnswer?: (pain: number) => void
}

export function PainButtons({ about, onAnswer }: PainButtonsProps) {
  return (
    <div className="@container">
      <div
        role="group"
        aria-label={about}
        className="grid grid-cols-[repeat(auto-fill,minmax(max(44px,2em),1fr))] gap-[0.2rem] @xl:grid-cols-11"
      >
        {numbers.map((pain) => (
          <button
            key={pain}
            type={onAnswer ? 'button' : 'submit'}
            onClick={onAnswer && (() => onAnswer(pain))}
            name="pain"
            value={pain}
            className={target}
            aria-label={`${pain}, ${about}`}
          >
            <PainFace pain={pain} />
            {pain}
          </button>
        ))}
      </div>
      <PainWords />
    </div>
  )
}
