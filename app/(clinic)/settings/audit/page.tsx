// Owns the audit log: who opened and changed what, for an admin to search, take away and check.
import type { Metadata } from 'next'
import { Download, ScrollText, ShieldCheck } from 'lucide-react'
import { proveItIsMe } from '@/app/own-account-actions'
import { AfterProof } from '@/components/accounts/AfterProof'
import { AuditCheckResult } from '@/components/accounts/AuditCheckResult'
import { AuditFilters } from '@/components/accounts/AuditFilters'
import { Alert } from '@/components/ui/Alert'
import { buttonClasses, LinkButton } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { Table } from '@/components/ui/Table'
import { TextLink } from '@/components/ui/TextLink'
import { auditFilterSchema, inWords } from '@/domain/accounts/audit'
import { auditLines, auditPeople, checkAudit } from '@/server/audit'
import { hasProof } from '@/server/own-proof'
import { requireAdmin } from '@/server/session'

export const metadata: Metadata = { title: 'Audit log' }

type Search = Promise<Record<string, string | string[] | undefined>>

export default async function AuditPage({ searchParams }: { searchParams: Search }) {
  const viewer = await requireAdmin()
  const asked = await searchParams
  const filter = auditFilterSchema.parse(asked)
  const after = auditFilterSchema.shape.who.parse(asked.after)
  const { lines, more } = await auditLines(viewer, filter, after)
  const people = await auditPeople(viewer, filter)
  const check = asked.check === undefined ? null : await checkAudit(viewer)
  const asksForProof = asked.download !== undefined
  const proved = asksForProof && (await hasProof(viewer))
  const wish = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''))
  const address = (more: Record<string, string>) =>
    `/settings/audit?${new URLSearchParams([...wish, ...Object.entries(more)])}`
  const when = new Intl.DateTimeFormat(viewer.locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: viewer.timeZone,
  })
  return (
    <>
      <PageHeader
        title="Audit log"
        lead="Who opened and changed what. Nobody can alter or remove an entry."
        back={{ href: '/settings', label: 'Settings' }}
        actions={
          <>
            <a href={`/api/audit?${wish}`} className={buttonClasses({})}>
              <Download />
              <span>Download as CSV</span>
            </a>
            <LinkButton href={address({ check: '1' })} prefetch={false} icon={<ShieldCheck />}>
              Check for alterations
            </LinkButton>
          </>
        }
      />
      {asksForProof && (
        <div className="mb-8">
          <AfterProof
            proved={proved}
            lead="The audit log is taken away with your passphrase."
            prove={proveItIsMe}
          >
            {proved && <Alert tone="good" title="You can download it now." />}
          </AfterProof>
        </div>
      )}
      {check && (
        <div className="mb-5">
          <AuditCheckResult {...check} />
        </div>
      )}
      <AuditFilters filter={filter} {...people} />
      <Table
        caption="Audit log, the newest first"
        rows={lines}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={<ScrollText />} title="Nothing found">
            No entry fits what you asked for.
          </EmptyState>
        }
        columns={[
          { key: 'when', header: 'When', heading: true, cell: ({ at }) => when.format(at) },
          { key: 'who', header: 'Who', cell: ({ who }) => who ?? '–' },
          { key: 'what', header: 'What', cell: inWords },
          {
            key: 'whose',
            header: 'Whose record',
            cell: ({ patient }) =>
              patient ? (
                <TextLink href={`/settings/audit?patient=${patient.id}`} prefetch={false}>
                  {patient.name}
                </TextLink>
              ) : (
                '–'
              ),
          },
          { key: 'from', header: 'From', cell: ({ address }) => address || '–' },
        ]}
      />
      <div className="mt-4 flex flex-wrap gap-3">
        {after && (
          <LinkButton href={address({})} prefetch={false}>
            Back to the newest
          </LinkButton>
        )}
        {more && (
          <LinkButton href={address({ after: lines.at(-1)!.id })} prefetch={false}>
            Show older entries
          </LinkButton>
        )}
      </div>
    </>
  )
}
