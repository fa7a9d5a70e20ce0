// Owns what an import would do: what is wrong first, then what is new, what changes, and how much stays as it is.
import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Table } from '@/components/ui/Table'
import type { ImportAnswer } from '@/domain/catalog/import-answer'

export interface ImportPreviewProps {
  answer: ImportAnswer
  /** What to do next; nothing where the file changes nothing. */
  children: ReactNode
}

export function ImportPreview({ answer, children }: ImportPreviewProps) {
  const { added, addedCount, changed, changedCount, sameCount, linked, linkedCount, wrong, wrongCount } =
    answer
  const nothing = wrongCount + addedCount + changedCount === 0
  return (
    <div className="space-y-5">
      {wrongCount > 0 ? (
        <Alert
          tone="danger"
          title={wrongCount === 1 ? 'One thing is wrong' : `${wrongCount} things are wrong`}
        >
          Nothing is imported before the whole file is right.
        </Alert>
      ) : (
        nothing && <Alert title="Your catalog has all of it already" />
      )}
      {wrongCount > 0 && (
        <div>
          <Table
            caption="What is wrong, by row"
            columns={[
              {
                key: 'row',
                header: 'Row',
                cell: ({ row }) => (
                  <>
                    <span className="@xl:hidden">Row </span>
                    {row}
                  </>
                ),
                heading: true,
              },
              { key: 'column', header: 'Column', cell: ({ column }) => column },
              { key: 'message', header: 'What is wrong', cell: ({ message }) => message },
            ]}
            rows={wrong}
            rowKey={({ row, column, message }) => `${row} ${column} ${message}`}
          />
          <ul>
            <More shown={wrong.length} of={wrongCount} />
          </ul>
        </div>
      )}
      {!nothing && <div className="flex flex-wrap gap-2">{children}</div>}
      <Group title="New" count={addedCount}>
        {added.map(({ row, name }) => (
          <li key={row}>{name}</li>
        ))}
        <More shown={added.length} of={addedCount} />
      </Group>
      <Group title="Changed" count={changedCount}>
        {changed.map(({ row, name, fields }) => (
          <li key={row}>
            {name} <span className="text-muted">· {fields.join(', ')}</span>
          </li>
        ))}
        <More shown={changed.length} of={changedCount} />
      </Group>
      <Group title="The same" count={sameCount} />
      {linkedCount > 0 && (
        <Group title="Not in the file, and named back as a variant" count={linkedCount}>
          {linked.map((name) => (
            <li key={name}>{name}</li>
          ))}
          <More shown={linked.length} of={linkedCount} />
        </Group>
      )}
    </div>
  )
}

interface GroupProps {
  title: string
  count: number
  children?: ReactNode
}

function Group({ title, count, children }: GroupProps) {
  const words = `${title}: ${count}`
  if (count === 0 || !children) return <p className="font-semibold">{words}</p>
  return (
    // A short list is read at once, a long one by whoever wants to.
    <details open={count <= 10}>
      <summary className="min-h-8 font-semibold">{words}</summary>
      <ul className="list-disc pl-5">{children}</ul>
    </details>
  )
}

function More({ shown, of }: { shown: number; of: number }) {
  return shown < of && <li className="list-none text-muted">and {of - shown} more</li>
}
