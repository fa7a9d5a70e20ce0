// What the patient's plan has to read.
import type { Metadata } from 'next'
import { ReadingList } from '@/components/logging/ReadingList'
import { getReading } from '@/server/portal-pages'
import { requirePatient } from '@/server/session'
import { markAsRead } from './actions'

export const metadata: Metadata = { title: 'Learn' }

export default async function LearnPage() {
  return <ReadingList items={await getReading(await requirePatient())} mark={markAsRead} />
}
