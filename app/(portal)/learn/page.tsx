// What the patient's plan has to read.
import type { Metadata } from 'next'
import { ReadingList } from '@/components/logging/ReadingList'
import { getReadingList } from '@/server/portal-pages'
import { requirePatient } from '@/server/session'

export const metadata: Metadata = { title: 'Learn' }

export default async function LearnPage() {
  return <ReadingList items={await getReadingList(await requirePatient())} />
}
