// The clinic's outcomes as a file for a spreadsheet, for an admin.
import { Unavailable } from '@/server/errors'
import { outcomesFile } from '@/server/outcomes'
import { plainAnswer } from '@/server/file-answer'
import { currentViewer } from '@/server/session'
import { isAdmin } from '@/server/viewer'

export async function GET(): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return plainAnswer(401, 'You are signed out.')
  if (!isAdmin(viewer)) return plainAnswer(403, 'Your role does not allow this.')
  try {
    return new Response(await outcomesFile(viewer), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="outcomes.csv"',
        'Cache-Control': 'private, no-store',
      },
    })
  } catch (error) {
    if (error instanceof Unavailable) return plainAnswer(503, 'The clinic’s database does not answer.')
    throw error
  }
}
