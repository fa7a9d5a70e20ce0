// Owns what stood in a section of a record before, folded away below the section. Drawn on the server: it asks for no script.
import { dateWords } from '@/domain/date-words'
import {
  wordedSections,
  type EarlierWordings as Wordings,
  type WordedSection,
} from '@/domain/earlier-wordings'

export interface EarlierWordingsProps extends Wordings {
  section: WordedSection
  locale: string
}

export function EarlierWordings({ section, wordings, older, locale }: EarlierWordingsProps) {
  if (wordings.length === 0) return null
  return (
    <details className="mt-4 border-t border-line">
      <summary className="min-h-11 cursor-pointer content-center font-semibold text-accent-text">
        Earlier wordings<span className="sr-only">: {wordedSections[section]}</span>
      </summary>
      <ol className="divide-y divide-line">
        {wordings.map(({ number, lines, until, by }) => (
          <li key={number} className="py-3 first:pt-1">
            <p className="text-sm text-muted">
              Until {dateWords(until, locale)}, replaced by {by}
            </p>
            {lines.map((line, at) => (
              <p key={at} className="wrap-anywhere whitespace-pre-line">
                {line}
              </p>
            ))}
          </li>
        ))}
      </ol>
      {older > 0 && (
        <p className="border-t border-line pt-3 text-sm text-muted">
          {older === 1 ? 'One older wording is' : `${older} older wordings are`} in the data export, which an
          admin makes.
        </p>
      )}
    </details>
  )
}
