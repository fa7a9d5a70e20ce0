// One text that the patient's plan has to read.
import type { Metadata } from 'next'
import { ReadingText } from '@/components/logging/ReadingText'
import { found } from '@/server/found'
import { getReading } from '@/server/portal-pages'
import { requirePatient } from '@/server/session'
import { markAsRead } from '../actions'

type Props = { params: Promise<{ itemId: string }> }

// What a plan has to read stays out of the history of a phone that others use too.
export const metadata: Metadata = { title: 'Learn' }

export default async function ReadingPage({ params }: Props) {
  const { item, next } = await found(getReading(await requirePatient(), (await params).itemId))
  return <ReadingText {...{ item, next }} toggle={markAsRead.bind(null, item.id, !item.read)} />
}
