// Cells of a file that a spreadsheet opens: none is taken for a formula, and none is changed for good by that.

// What spreadsheets begin a formula with, in ASCII and full width, and what may hide that beginning (OWASP, CSV injection).
const begins = `'=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20`
// A program that divides by semicolons or tabs, or that takes a quotation mark in the midst of a line for a letter, begins a
// cell of its own wherever one of these stands in ours; quotation marks at its beginning are then no part of it.
// It is found from its beginning on: looked for backwards, a cell of quotation marks alone takes the square of its length.
const divided = '([;\\t\\r\\n]"*)'
const beginning = new RegExp(`^(?=[${begins}\\t\\r\\n])`)
const dividedBeginning = new RegExp(`${divided}(?=[${begins}])`, 'g')
const marked = new RegExp(`^'(?=[${begins}\\t\\r\\n])`)
const dividedMarked = new RegExp(`${divided}'(?=[${begins}])`, 'g')

/** An apostrophe before it makes a text of what would begin a formula. One that stands there already gets another. */
export const harmlessCell = (cell: string) => cell.replace(dividedBeginning, "$1'").replace(beginning, "'")

/** The cell as it was before harmlessCell; what a person wrote with an apostrophe of their own stays as they wrote it. */
export const cellAsWritten = (cell: string) => cell.replace(dividedMarked, '$1').replace(marked, '')
