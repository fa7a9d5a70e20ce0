// Owns the choice between what was said here and what another phone of the same person said before it.
import { Button } from '@/components/ui/Button'
import { checkInWords, detailsOf, statusWords } from '@/domain/logging/said-words'
import type { Entry } from './entry'

export interface YouSaidProps {
  entry: Entry
  /** Where several are asked about. */
  about?: string
  useIt: () => void
  leaveOut: () => void
}

export function YouSaid({ entry, about, useIt, leaveOut }: YouSaidProps) {
  const ofWhich = about && <span className="sr-only">: {about}</span>
  return (
    <>
      <p className="font-semibold wrap-anywhere">You said: {wordsFor(entry)}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={useIt}>Use this answer instead{ofWhich}</Button>
        <Button variant="quiet" onClick={leaveOut}>
          Leave it out{ofWhich}
        </Button>
      </div>
    </>
  )
}

function wordsFor(entry: Entry): string {
  if ('checkIn' in entry) return checkInWords(entry.checkIn)
  const { status, note } = entry.log
  return [statusWords[status], ...detailsOf(entry.log), note && `“${note}”`].filter(Boolean).join(' · ')
}
