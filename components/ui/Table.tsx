// Owns tables: dense lines on a desk, one card a row on a phone, the same table to a screen reader.
import type { ReactNode } from 'react'
import { classes } from './classes'

export interface Column<Row> {
  key: string
  header: ReactNode
  cell: (row: Row) => ReactNode
  /** Figures stand to the right, in figures of one width. */
  numeric?: boolean
  /** Names the row: a row heading, and the card's title on a phone. One a table. */
  heading?: boolean
}

export interface TableProps<Row> {
  /** What the table shows; read out, and shown only with `captionShown`. */
  caption: ReactNode
  captionShown?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  empty?: ReactNode
}

// It is the room and not the screen that decides, since a table may stand in half a page.
// The roles are written out because `display: block` takes them away in Safari.
export function Table<Row>({ caption, captionShown = false, columns, rows, rowKey, empty }: TableProps<Row>) {
  if (rows.length === 0 && empty) return empty
  return (
    <div className="@container relative w-full overflow-x-auto">
      <table
        role="table"
        className="block w-full border-collapse text-sm @xl:table @xl:overflow-hidden @xl:rounded-card @xl:border @xl:border-line @xl:bg-raised patient:text-base"
      >
        <caption
          className={captionShown ? 'mb-2 block text-left font-semibold @xl:table-caption' : 'sr-only'}
        >
          {caption}
        </caption>
        <thead role="rowgroup" className="@max-xl:sr-only">
          <tr role="row" className="bg-sunken">
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                className={classes('px-2.5 py-2 font-semibold', column.numeric ? 'text-right' : 'text-left')}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="table-rows block space-y-3 @xl:table-row-group">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) =>
                column.heading ? (
                  <th key={column.key} role="rowheader" scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} role="cell" className={column.numeric ? 'numeric' : undefined}>
                    <span aria-hidden>{column.header}</span>
                    <span>{column.cell(row)}</span>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
