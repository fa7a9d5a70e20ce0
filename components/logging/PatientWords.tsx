// Owns what a patient wrote while logging, for whoever treats them: what is new stands open.
import { NewestOpen } from '@/components/ui/NewestOpen'
import { dateWords } from '@/domain/date-words'
import type { Written } from '@/domain/logging/written'

export interface PatientWordsProps {
  /** The newest first. */
  written: readonly Written[]
  locale: string
}

export function PatientWords({ written, locale }: PatientWordsProps) {
  return (
    <NewestOpen all={written} open={Math.max(6, written.findLastIndex(({ fresh }) => fresh) + 1)}>
      {(some) => <Lines written={some} locale={locale} />}
    </NewestOpen>
  )
}

function Lines({ written, locale }: PatientWordsProps) {
  return (
    <ul className="space-y-2">
      {written.map(({ id, on, about, words, pain }) => (
        <li key={id} id={id} className="grid grid-cols-[5.5rem_1fr] gap-x-2">
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
