// Owns the sheet of paper that a patient takes home: exercises in plain words, boxes to tick, when to stop and whom to call.
import { ExercisePair } from '@/components/catalog/ExercisePicture'
import { classes } from '@/components/ui/classes'
import { QrSquares } from '@/components/ui/QrSquares'
import { dateWords } from '@/domain/date-words'
import { painLimitWords } from '@/domain/logging/pain-words'
import { issueWords, type Handout, type HandoutExercise, type TickWeek } from '@/domain/plans/handout'

export interface HandoutSheetProps {
  problem: string
  patientName: string
  clinic: { name: string; phone: string }
  handout: Handout
  portal: { address: string; qr: { size: number; path: string } } | null
  /** For eyes that read small print badly. */
  large: boolean
  locale: string
}

export function HandoutSheet(props: HandoutSheetProps) {
  const { problem, patientName, clinic, handout, portal, large, locale } = props
  const { phase, due, asNeeded, weeks } = handout
  return (
    <article
      className={classes(
        'mx-auto max-w-[52rem] rounded-card border border-line bg-raised p-5 sm:p-8 print:max-w-none print:rounded-none print:border-0 print:bg-transparent print:p-0',
        large && 'text-[1.3em] leading-snug',
      )}
    >
      <header className="mb-5 flex justify-between gap-x-6 border-b-2 border-ink pb-3 max-sm:flex-col print:flex-row">
        <div>
          <h2 className="text-[1.5em] font-bold">Exercises for {patientName}</h2>
          <p>
            {problem}. {phase.name}
            {phase.from && `, from ${dateWords(phase.from, locale)}`}
            {phase.to && ` to ${dateWords(phase.to, locale)}`}
          </p>
          <p className="text-muted">{issueWords(handout, locale)}</p>
        </div>
        <p className="shrink-0 sm:text-right print:text-right">
          <strong>{clinic.name}</strong>
          {clinic.phone && <span className="block">{clinic.phone}</span>}
        </p>
      </header>
      <ol className="space-y-5">
        {due.map((exercise, index) => (
          <Exercise key={exercise.prescriptionId} exercise={exercise} number={index + 1} />
        ))}
      </ol>
      {asNeeded.length > 0 && (
        <>
          <h3 className="mt-6 mb-3 text-[1.25em] font-bold">When you need it</h3>
          <ul className="space-y-5">
            {asNeeded.map((exercise) => (
              <Exercise key={exercise.prescriptionId} exercise={{ ...exercise, often: '' }} />
            ))}
          </ul>
        </>
      )}
      <section
        aria-label="When to stop"
        className="mt-6 rounded-control border-2 border-ink p-4 print:break-inside-avoid"
      >
        <h3 className="text-[1.25em] font-bold">Stop, and call us</h3>
        <p>
          Stop an exercise when its pain goes over the limit that stands beside it. Call us when pain is still
          higher the next morning, or when you are worried
          {clinic.phone ? (
            <>
              : <strong>{clinic.phone}</strong>.
            </>
          ) : (
            '.'
          )}
        </p>
      </section>
      {weeks.map((week) => (
        <TickTable key={week.days[0]} week={week} locale={locale} />
      ))}
      {portal && (
        <footer className="mt-6 flex items-center gap-4 print:break-inside-avoid">
          <QrSquares qr={portal.qr} label="QR code of the portal" className="size-24 shrink-0" />
          <p>
            You can tick on your phone instead. Scan this, or go to{' '}
            <span className="font-semibold break-all">{portal.address}</span>.
          </p>
        </footer>
      )}
    </article>
  )
}

function Exercise({ exercise, number }: { exercise: HandoutExercise; number?: number }) {
  const { name, amount, often, note, steps, stopWhen, picture, painCeiling } = exercise
  return (
    <li className="flow-root print:break-inside-avoid">
      <ExercisePair
        picture={picture}
        name={name}
        className="mb-1 w-64 sm:float-right sm:ml-4 print:float-right print:ml-4"
      />
      <h3 className="text-[1.25em] leading-snug font-bold">
        {number !== undefined && `${number}. `}
        {name}
      </h3>
      {(amount || often) && <p className="font-semibold">{[amount, often].filter(Boolean).join('. ')}.</p>}
      {note && <p className="border-l-4 border-accent pl-3">{note}</p>}
      <ol className="mt-1 list-decimal space-y-0.5 pl-6">
        {steps.map((step, index) => (
          <li key={index}>{step}</li>
        ))}
      </ol>
      <p className="mt-1 text-muted print:text-ink">
        {painLimitWords(painCeiling)} {stopWhen}
      </p>
    </li>
  )
}

const letters = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']

function TickTable({ week, locale }: { week: TickWeek; locale: string }) {
  const [monday = ''] = week.days
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={`Week of ${dateWords(monday, locale)}`}
      className="mt-6 overflow-x-auto print:overflow-visible"
    >
      <table className="w-full border-collapse text-left print:break-inside-avoid">
        <caption className="mb-1 text-left text-[1.1em] font-bold">
          Week of {dateWords(monday, locale)}: tick what you did
        </caption>
        <thead>
          <tr>
            <th scope="col" className="border border-edge px-2 py-1">
              Exercise
            </th>
            {week.days.map((day, index) => (
              <th key={day} scope="col" className="w-11 border border-edge p-1 text-center">
                {letters[index]}
                <span className="block font-normal tabular-nums">{Number(day.slice(8))}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.rows.map((row) => (
            <tr key={row.prescriptionId}>
              <th scope="row" className="border border-edge px-2 py-1 font-semibold">
                {row.name}
                <span className="block font-normal text-muted print:text-ink">{row.often}</span>
              </th>
              {row.boxes.map((boxes, index) => (
                <td key={index} className="border border-edge p-1 text-center text-[1.3em] leading-none">
                  {boxes === 0 ? (
                    <span className="text-muted">–</span>
                  ) : (
                    <span aria-label={`${boxes} to tick`} role="img">
                      {'☐'.repeat(boxes)}
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row" className="border border-edge px-2 py-2 font-semibold">
              Pain today, 0 to 10
            </th>
            {week.days.map((day) => (
              <td key={day} className="border border-edge" />
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}
