// Owns what was written in a session's record before: each entry as it was, by whom and when.
import type { RecordEntry } from '@/domain/plans/session-record'

export interface RecordEntriesProps {
  entries: readonly RecordEntry[]
  locale: string
  timeZone: string
}

export function RecordEntries({ entries, locale, timeZone }: RecordEntriesProps) {
  return (
    <ol className="divide-y divide-line">
      {entries.map((entry) => (
        <li key={entry.number} className="space-y-2 py-3 first:pt-0 last:pb-0">
          <p className="text-sm text-muted">
            Written by {entry.writtenBy},{' '}
            {entry.writtenAt.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })}
          </p>
          {entry.interventions.length > 0 && (
            <ul className="list-disc pl-5">
              {entry.interventions.map(({ name, dosage }, i) => (
                <li key={i}>
                  {name}
                  {dosage && <span className="text-muted"> · {dosage}</span>}
                </li>
              ))}
            </ul>
          )}
          <Words title="Patient’s report" text={entry.report} />
          <Words title="Findings" text={entry.findings} />
          <Words title="Next" text={entry.next} />
          <Words title="Private note" text={entry.privateNote} />
        </li>
      ))}
    </ol>
  )
}

function Words({ title, text }: { title: string; text: string }) {
  if (text === '') return null
  return (
    <div>
      <p className="font-semibold">{title}</p>
      <p className="whitespace-pre-line">{text}</p>
    </div>
  )
}
