// Owns the pain scale as buttons that answer at once: one tap, and it works before any script.
const target =
  'flex min-h-12 cursor-pointer items-center justify-center rounded-control border border-edge bg-raised text-lg font-semibold tabular-nums hover:bg-sunken'
const numbers = Array.from({ length: 11 }, (_, pain) => pain)

export interface PainButtonsProps {
  /** Whose pain the numbers are about, read out with each: "pain while doing Scapular squeeze". */
  about: string
}

export function PainButtons({ about }: PainButtonsProps) {
  return (
    <>
      <div role="group" aria-label={about} className="grid grid-cols-6 gap-1 sm:grid-cols-11">
        {numbers.map((pain) => (
          <button
            key={pain}
            type="submit"
            name="pain"
            value={pain}
            className={target}
            aria-label={`${pain}, ${about}`}
          >
            {pain}
          </button>
        ))}
      </div>
      <p aria-hidden className="mt-1 flex justify-between gap-6 text-sm text-muted">
        <span>0: no pain</span>
        <span className="text-right">10: worst pain</span>
      </p>
    </>
  )
}
