// Hands an admin what the audit log holds as a CSV file; that it was taken away is noted.
import Papa from 'papaparse'
import { auditFilterSchema, inWords } from '@/domain/accounts/audit'
import { harmlessCell } from '@/domain/catalog/harmless'
import { exportAudit } from '@/server/audit'
import { dateIn } from '@/server/clock'
import { Unavailable } from '@/server/errors'
import { currentViewer } from '@/server/session'
import { isAdmin } from '@/server/viewer'

const columns = ['When (UTC)', 'Who', 'What', 'Whose record', 'From', 'Entry']

export async function GET(request: Request): Promise<Response> {
  try {
    const viewer = await currentViewer()
    if (!viewer) return refusal(401, 'You are signed out. Sign in and try again.')
    if (!isAdmin(viewer)) return refusal(403, 'Your role does not allow this.')
    const { searchParams } = new URL(request.url)
    const lines = await exportAudit(viewer, auditFilterSchema.parse(Object.fromEntries(searchParams)))
    const rows = lines.map((line) =>
      [
        line.at.toISOString(),
        line.who ?? '',
        inWords(line),
        line.patient?.name ?? '',
        line.address,
        line.id,
      ].map(harmlessCell),
    )
    // The mark at the beginning tells Excel that it is UTF-8.
    const file = '\uFEFF' + Papa.unparse([columns, ...rows], { newline: '\r\n' }) + '\r\n'
    return new Response(file, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="audit-${dateIn(viewer.timeZone)}.csv"`,
      },
    })
  } catch (error) {
    if (error instanceof Unavailable)
      return refusal(503, 'The database does not answer. Try again in a moment.', { 'Retry-After': '5' })
    throw error
  }
}

const refusal = (status: number, words: string, headers: HeadersInit = {}) =>
  new Response(`${words}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers },
  })
