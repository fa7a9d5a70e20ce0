// Owns the page of one protocol, and the way from it to a patient's plan.
import type { Metadata } from 'next'
import { cache } from 'react'
import { ProtocolSheet } from '@/components/catalog/ProtocolSheet'
import { UseProtocol } from '@/components/catalog/UseProtocol'
import { Badge } from '@/components/ui/Badge'
import { PageHeader } from '@/components/ui/PageHeader'
import { getProtocol, patientsToPlanFor } from '@/server/catalog'
import { found } from '@/server/found'
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
  const { slug, name, condition, summary, sources, content, exercises } = await read((await params).slug)
  return (
    <>
      <PageHeader
        title={name}
        lead={summary}
        back={{ href: '/protocols', label: 'Protocols' }}
        status={<Badge icon={null}>{condition}</Badge>}
      />
      {isTherapist(viewer) && <UseProtocol slug={slug} patients={await patientsToPlanFor(viewer)} />}
      <ProtocolSheet content={content} exercises={exercises} sources={sources} />
    </>
  )
}
