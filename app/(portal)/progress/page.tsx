// The patient's own progress, in plain words.
import type { Metadata } from 'next'
import { ClipboardPen, Sprout } from 'lucide-react'
import { OwnProgress } from '@/components/logging/OwnProgress'
import { LinkButton } from '@/components/ui/Button'
import { dateIn } from '@/server/clock'
import { getOwnProgress } from '@/server/portal-pages'
import { keepsSomething } from '@/server/self-management'
import { requirePatient } from '@/server/session'

export const metadata: Metadata = { title: 'My progress' }

export default async function ProgressPage() {
  const viewer = await requirePatient()
  const progress = await getOwnProgress(viewer)
  const keeps = await keepsSomething(viewer)
  const asked = progress.plans.some(({ status }) => status === 'active')
  return (
    <OwnProgress {...progress} today={dateIn(viewer.timeZone)} locale={viewer.locale}>
      {(asked || keeps) && (
        <p className="flex flex-wrap gap-2">
          {asked && (
            <LinkButton href="/self-report" icon={<ClipboardPen />} prefetch={false}>
              Questions before my check
            </LinkButton>
          )}
          {keeps && (
            <LinkButton href="/keep-well" icon={<Sprout />} prefetch={false}>
              What keeps you well
            </LinkButton>
          )}
        </p>
      )}
    </OwnProgress>
  )
}
