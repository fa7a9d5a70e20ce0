// Editing a protocol of the clinic's own. What is built in is not edited but adapted, so it has no such page.
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { latestProtocolRevision, saveProtocol } from '@/app/(clinic)/protocols/actions'
import { ProtocolEditor } from '@/components/plans/ProtocolEditor'
import { PageHeader } from '@/components/ui/PageHeader'
import { formOfProtocol } from '@/domain/plans/protocol'
import { found } from '@/server/found'
import { offeredMeasures } from '@/server/own-measures'
import { exerciseChoices } from '@/server/prescribable'
import { getProtocol } from '@/server/protocols'
import { requireStaff } from '@/server/session'

export const metadata: Metadata = { title: 'Edit protocol' }

export default async function EditProtocolPage({ params }: { params: Promise<{ slug: string }> }) {
  const viewer = await requireStaff()
  const protocol = await found(getProtocol(viewer, (await params).slug))
  if (!protocol.own) notFound()
  const { slug, name, revision } = protocol
  return (
    <>
      <PageHeader
        title={`Edit ${name}`}
        lead={
          protocol.shared
            ? 'Plans already made from it stay as they are; those made from now on begin as what you save.'
            : 'Only you see it until you share it.'
        }
        back={{ href: `/protocols/${slug}`, label: name }}
      />
      <ProtocolEditor
        accountId={viewer.accountId}
        locale={viewer.locale}
        key={revision}
        content={formOfProtocol(protocol)}
        stored={protocol}
        from={null}
        choices={await exerciseChoices(viewer, protocol.content)}
        ownMeasures={await offeredMeasures(viewer)}
        save={saveProtocol}
        latest={latestProtocolRevision}
      />
    </>
  )
}
