// Owns what a patient wrote while logging, for whoever treats them: the newest open, the rest one press away.
import { dateWords } from '@/domain/date-words'
import type { Written } from '@/domain/logging/written'

const shownOpen = 6

export interface PatientWordsProps {
  /** The newest first. */
  written: readonly Written[]
  locale: string
}

export function PatientWords({ written, locale }: PatientWordsProps) {
  const earlier = written.slice(shownOpen)
  return (
    <>
      <Lines written={written.slice(0, shownOpen)} locale={locale} />
      {earlier.length > 0 && (
        <details className="mt-3">
          <summary className="cursor-pointer font-semibold text-accent-text">{`Earlier (${earlier.length})`}</summary>
          <Lines written={earlier} locale={locale} />
        </details>
      )}
    </>
  )
}

function Lines({ written, locale }: PatientWordsProps) {
  return (
    <ul className="space-y-2">
      {written.map(({ id, on, about, words, pain }) => (
        <li key={id} className="grid grid-cols-[5.5rem_1fr] gap-x-2">
          <span className="text-sm text-muted tabular-nums">{dateWords(on, locale, 'short')}</span>
          <span className="min-w-0">
            <span className="break-words whitespace-pre-line">{`“${words}”`}</span>
            <span className="block text-sm text-muted">
              {[about ?? 'The day as a whole', pain !== null && `pain ${pain} of 10`]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
