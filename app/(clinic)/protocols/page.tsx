// Owns the list of protocols.
import { ListChecks } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { listProtocols } from '@/server/catalog'
import { requireStaff } from '@/server/session'

export const metadata: Metadata = { title: 'Protocols' }

export default async function ProtocolsPage() {
  const protocols = await listProtocols(await requireStaff())
  return (
    <>
      <PageHeader title="Protocols" lead="Plans with no patient yet: phases and exercises to begin from." />
      {protocols.length === 0 ? (
        <EmptyState icon={<ListChecks />} title="No protocol yet">
          A plan can begin empty all the same.
        </EmptyState>
      ) : (
        <ul className="space-y-3">
          {protocols.map((protocol) => (
            <li key={protocol.slug} className="relative">
              <Card className="hover:bg-sunken">
                <h2 className="text-lg font-bold">
                  <Link
                    href={`/protocols/${protocol.slug}`}
                    prefetch={false}
                    className="text-accent-text after:absolute after:inset-0 hover:underline"
                  >
                    {protocol.name}
                  </Link>
                </h2>
                <p className="text-sm font-semibold text-muted">
                  {protocol.condition} · {protocol.weeks} weeks in{' '}
                  {protocol.phases === 1 ? '1 phase' : `${protocol.phases} phases`}
                  {protocol.own && ' · your clinic’s'}
                </p>
                <p className="mt-1 max-w-prose text-sm">{protocol.summary}</p>
              </Card>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
