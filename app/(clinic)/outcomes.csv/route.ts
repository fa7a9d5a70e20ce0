// The clinic's outcomes as a file for a spreadsheet, for an admin.
import { outcomesFile } from '@/server/outcomes'
import { fileFor, plainAnswer } from '@/server/file-answer'
import { largeFile } from '@/server/large-file'
import { isAdmin } from '@/server/viewer'

export function GET(request: Request): Promise<Response> {
  return fileFor(async (viewer) => {
    if (!isAdmin(viewer)) return plainAnswer(403, 'Your role does not allow this.')
    return largeFile(request, viewer, () => outcomesFile(viewer), {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="outcomes.csv"',
      'Cache-Control': 'private, no-store',
    })
  })
}
