// Hands an admin what the audit log holds as a CSV file; that it was taken away is noted.
import Papa from 'papaparse'
import { auditFilterSchema, inWords, type AuditFilter } from '@/domain/accounts/audit'
import { harmlessCell } from '@/domain/catalog/harmless'
import { exportAudit, mostExported } from '@/server/audit'
import { dateIn } from '@/server/clock'
import { fileAfterProof, fileFor, plainAnswer } from '@/server/file-answer'
import { largeFile } from '@/server/large-file'
import { isAdmin, type Admin } from '@/server/viewer'

/** Names are those of now; whose they are does not change. */
const columns = ['When (UTC)', 'Who', 'What', 'Whose record', 'From', 'Entry', 'Account', 'Patient']

export function GET(request: Request): Promise<Response> {
  return fileFor(async (viewer) => {
    if (!isAdmin(viewer)) return plainAnswer(403, 'Your role does not allow this.')
    const filter = auditFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
    const page = `/settings/audit?${new URLSearchParams({ ...filter, download: '' })}`
    return fileAfterProof(viewer, page, async () => {
      const name = `audit-${dateIn(viewer.timeZone)}.csv`
      return largeFile(request, viewer, () => auditFile(viewer, filter), {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
      })
    })
  })
}

async function auditFile(viewer: Admin, filter: AuditFilter): Promise<string | Response> {
  const lines = await exportAudit(viewer, filter)
  if (lines === 'too-many')
    return plainAnswer(
      422,
      `These are more than ${mostExported.toLocaleString('en')} entries. Go back and choose fewer days at a time.`,
    )
  const rows = lines.map((line) =>
    [
      line.at.toISOString(),
      line.who ?? '',
      inWords(line),
      line.patient?.name ?? '',
      line.address,
      line.id,
      line.accountId ?? '',
      line.patient?.id ?? '',
    ].map(harmlessCell),
  )
  // The mark at the beginning tells Excel that it is UTF-8.
  return '\uFEFF' + Papa.unparse([columns, ...rows], { newline: '\r\n' }) + '\r\n'
}
