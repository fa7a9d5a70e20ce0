// Owns the pain scale as buttons that answer at once: one tap, and in a form it works before any script.
import { LoaderCircle } from 'lucide-react'
import { classes } from '@/components/ui/classes'
import { PainFace, PainWords } from './PainFace'

const target =
  'flex min-h-14 cursor-pointer flex-col items-center justify-center rounded-control border text-lg leading-tight font-semibold tabular-nums'
const offered = 'border-edge bg-raised hover:bg-sunken'
// Seen at once, also where the clinic's answer takes its time.
const taken = 'chosen cursor-progress border-accent bg-accent text-accent-ink'
const numbers = Array.from({ length: 11 }, (_, pain) => pain)

export interface PainButtonsProps {
  /** Whose pain the numbers are about, read out with each: "pain while doing Scapular squeeze". */
  about: string
  /** Takes the answer; without it the button sends its form. */
  onAnswer?: (pain: number) => void
  /** The answer that is being saved; another number corrects it. */
  saving: number | null
}

export function PainButtons({ about, onAnswer, saving }: PainButtonsProps) {
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
            type={onAnswer || pain === saving ? 'button' : 'submit'}
            onClick={onAnswer && pain !== saving ? () => onAnswer(pain) : undefined}
            aria-disabled={pain === saving || undefined}
            name="pain"
            value={pain}
            className={classes(target, pain === saving ? taken : offered)}
            aria-label={`${pain}, ${about}`}
          >
            {pain === saving ? (
              <LoaderCircle className="size-[1.3em] shrink-0 animate-spin" />
            ) : (
              <PainFace pain={pain} />
            )}
            {pain}
          </button>
        ))}
      </div>
      <PainWords />
    </div>
  )
}
