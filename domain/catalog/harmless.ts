// Cells of a file that a spreadsheet opens: none is taken for a formula, and none is changed for good by that.

// What spreadsheets begin a formula with, in ASCII and full width, and what may hide that beginning (OWASP, CSV injection).
const begins = /^['=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/** An apostrophe before the cell makes a text of it. One that stands there already gets another. */
export const harmlessCell = (cell: string) => (begins.test(cell) ? `'${cell}` : cell)

/** The cell as it was before harmlessCell; what a person wrote with an apostrophe of their own stays as they wrote it. */
export const cellAsWritten = (cell: string) =>
  cell.startsWith("'") && begins.test(cell.slice(1)) ? cell.slice(1) : cell
