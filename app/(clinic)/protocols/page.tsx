// Owns the list of protocols, found by words, region and whose they are.
import { ListChecks, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { ProtocolFilter } from '@/components/catalog/ProtocolFilter'
import { ProtocolList } from '@/components/catalog/ProtocolList'
import { LinkButton } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { Pages } from '@/components/ui/Pages'
import { pageOf } from '@/domain/page-of'
import { plural } from '@/domain/plural'
import { listProtocols } from '@/server/protocols'
import { requireStaff } from '@/server/session'

export const metadata: Metadata = { title: 'Protocols' }

type Search = Promise<Record<string, string | string[] | undefined>>

export default async function ProtocolsPage({ searchParams }: { searchParams: Search }) {
  const viewer = await requireStaff()
  const given = await searchParams
  // A NUL is no character that a page can show.
  const one = (name: string) =>
    typeof given[name] === 'string' ? given[name].slice(0, 200).replaceAll('\0', '') : ''
  const wish = { q: one('q'), region: one('region'), which: one('which') }
  const protocols = await listProtocols(viewer, wish)
  const { page, pages, skip, take } = pageOf(protocols.length, given.page)
  return (
    <>
      <PageHeader
        title="Protocols"
        lead="Plans with no patient yet: phases and exercises to begin from."
        actions={
          <LinkButton href="/protocols/new" prefetch={false} icon={<Plus />}>
            New protocol
          </LinkButton>
        }
      />
      <ProtocolFilter wish={wish} />
      <p role="status" className="mb-2 text-sm text-muted">
        {plural(protocols.length, 'protocol')}
      </p>
      {protocols.length === 0 ? (
        <EmptyState icon={<ListChecks />} title="No protocol found">
          {wish.which === 'archived'
            ? 'A protocol of your clinic’s own can be archived on its page.'
            : 'Try other words or another region, or write one. A plan can begin empty all the same.'}
        </EmptyState>
      ) : (
        <ProtocolList protocols={protocols.slice(skip, skip + take)} />
      )}
      <Pages
        {...{ page, pages }}
        address={(other) => `/protocols?${new URLSearchParams({ ...wish, page: String(other) })}`}
      />
    </>
  )
}
