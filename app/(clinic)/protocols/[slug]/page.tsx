// Owns the page of one protocol, and the way from it to a patient's plan.
import { FilePen } from 'lucide-react'
import type { Metadata } from 'next'
import { cache } from 'react'
import { startPlan } from '@/app/(clinic)/plans/actions'
import { archiveProtocol, restoreProtocol } from '@/app/(clinic)/protocols/actions'
import { CatalogActions } from '@/components/catalog/CatalogActions'
import { ProtocolBadges } from '@/components/catalog/ProtocolBadges'
import { ProtocolSheet } from '@/components/catalog/ProtocolSheet'
import { UseProtocol } from '@/components/catalog/UseProtocol'
import { Badge } from '@/components/ui/Badge'
import { LinkButton } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { TextLink } from '@/components/ui/TextLink'
import { protocolContentSchema } from '@/domain/plans/content'
import { found } from '@/server/found'
import { getProtocol, patientsToPlanFor } from '@/server/protocols'
import { requireStaff } from '@/server/session'
import { isTherapist } from '@/server/viewer'

type Props = { params: Promise<{ slug: string }> }

// Asked for the title and for the page, read once.
const read = cache(async (slug: string) => found(getProtocol(await requireStaff(), slug)))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read((await params).slug)).name }
}

export default async function ProtocolPage({ params }: Props) {
  const viewer = await requireStaff()
  const protocol = await read((await params).slug)
  const { id, slug, condition, own, shared, archived, by, adaptedFrom } = protocol
  const finished = protocolContentSchema.safeParse(protocol.content)
  return (
    <>
      <PageHeader
        title={protocol.name}
        lead={protocol.summary}
        back={{ href: '/protocols', label: 'Protocols' }}
        status={
          <>
            {condition && <Badge icon={null}>{condition}</Badge>}
            <ProtocolBadges own={own} shared={shared} archived={archived} />
          </>
        }
        actions={
          <CatalogActions
            of="protocol"
            slug={slug}
            own={own}
            archived={archived}
            archive={archiveProtocol.bind(null, id)}
            restore={restoreProtocol.bind(null, id)}
          />
        }
      />
      {isTherapist(viewer) && !archived && (
        <UseProtocol slug={slug} patients={await patientsToPlanFor(viewer)} start={startPlan} />
      )}
      {finished.success ? (
        <ProtocolSheet content={finished.data} exercises={protocol.exercises} sources={protocol.sources} />
      ) : (
        <EmptyState
          icon={<FilePen />}
          title="This protocol is still being written"
          action={
            <LinkButton variant="primary" href={`/protocols/${slug}/edit`} prefetch={false}>
              Go on writing
            </LinkButton>
          }
        >
          It can be shared with the clinic when it is finished.
        </EmptyState>
      )}
      {by && (
        <p className="mt-7 max-w-prose border-t border-line pt-3 text-sm text-muted">
          {adaptedFrom && (
            <>
              Adapted from{' '}
              <TextLink href={`/protocols/${adaptedFrom.slug}`} prefetch={false}>
                {adaptedFrom.name}
              </TextLink>
              .{' '}
            </>
          )}
          Made by {by.made}, changed last by {by.changed} on{' '}
          {by.changedAt.toLocaleDateString(viewer.locale, {
            dateStyle: 'medium',
            timeZone: viewer.timeZone,
          })}
          . Plans already made from it stay as they are when it is edited.
        </p>
      )}
    </>
  )
}
