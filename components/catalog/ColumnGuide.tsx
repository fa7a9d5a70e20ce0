// Owns the columns of a file of exercises: what each is called, and what it may hold.
import { Table } from '@/components/ui/Table'
import { columnKeys, columns, type Column } from '@/domain/catalog/exercise-columns'

const rows: Column[] = columnKeys.map((key) => columns[key])

export function ColumnGuide() {
  return (
    <Table
      caption="The columns of a file"
      columns={[
        { key: 'header', header: 'Column', cell: ({ header }) => header, heading: true },
        { key: 'needed', header: 'Needed', cell: ({ needed }) => (needed ? 'Yes' : 'No') },
        { key: 'holds', header: 'What it holds', cell: holds },
      ]}
      rows={rows}
      rowKey={({ header }) => header}
    />
  )
}

function holds(column: Column): string {
  const { hint } = column
  if (column.is === 'yes or no') return `Yes or no. ${hint}`
  if (!('of' in column)) return hint
  const before = rows.slice(0, rows.indexOf(column)).find((each) => 'of' in each && each.of === column.of)
  const words = before ? `those of “${before.header}”` : Object.values(column.of).join('; ')
  const which = column.is === 'choices' ? `Any of these, one in each line of the cell: ${words}` : words
  return [hint, which].filter(Boolean).join('. ')
}
