// What is wrong in a file of exercises, item by item. It takes as long as the file is odd, so it is done in a process of its own.
import { setImmediate as turn } from 'node:timers/promises'
import { exerciseRecordSchema } from '@/domain/catalog/exercise'
import type { FileRow, RowError } from '@/domain/catalog/import-plan'
import { Refused } from '@/server/errors'
import { itemsOf, type FileItem } from '@/server/exercise-file'

/** Of what is wrong the first rows are listed, and all of it is counted. */
export const mostListed = 100
export type CheckedFile = { rows: FileRow[]; wrong: RowError[]; wrongCount: number }
/** Without rows nothing in it could be read, and this is why. */
export type ReadFile = CheckedFile | { refused: string }

/** How many items are checked before somebody is told. */
const batch = 250
/** More than any words of ours: only of a name that they quote can there be more. */
const longestWords = 300
/** Longer than any slug. */
const longestSlug = 200

/** How many of the items are checked. */
export type Tell = (done: number, of: number) => void

export async function checkedFile(bytes: Uint8Array, tell: Tell): Promise<ReadFile> {
  try {
    return await checkedItems(itemsOf(bytes), tell)
  } catch (error) {
    if (error instanceof Refused) return { refused: error.message }
    throw error
  }
}

async function checkedItems(items: readonly FileItem[], tell: Tell): Promise<CheckedFile> {
  const file: CheckedFile = { rows: [], wrong: [], wrongCount: 0 }
  for (const [i, item] of items.entries()) {
    if (i % batch === 0) {
      tell(i, items.length)
      await turn()
    }
    const errors = errorsOf(item, file.rows)
    file.wrong.push(...errors.slice(0, mostListed - file.wrong.length))
    file.wrongCount += errors.length
  }
  tell(items.length, items.length)
  return file
}

/** Adds the item to the rows, and answers what is wrong with it. */
function errorsOf({ row, raw, wrong, at }: FileItem, rows: FileRow[]): RowError[] {
  const parsed = exerciseRecordSchema.safeParse(raw)
  const slug = (raw as { slug?: unknown } | null)?.slug
  rows.push({
    row,
    slug: typeof slug === 'string' ? slug.slice(0, longestSlug) : '',
    record: parsed.success ? parsed.data : null,
  })
  const issues = parsed.success ? [] : parsed.error.issues
  return [
    ...wrong.map((each) => ({ row, ...each })),
    ...issues.map(({ path, message }) => ({ row, column: at(path), message: shortened(message) })),
  ]
}

const shortened = (words: string) =>
  words.length > longestWords ? `${words.slice(0, longestWords - 1)}…` : words
