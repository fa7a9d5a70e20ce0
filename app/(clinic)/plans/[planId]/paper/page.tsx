// A week of a plan as it was ticked on paper, to be typed in. ?week=YYYY-MM-DD is any day of it.
import type { Metadata } from 'next'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { PaperWeekForm } from '@/components/plans/PaperWeekForm'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { dateWords } from '@/domain/date-words'
import { addDays } from '@/domain/dates'
import { calendarDateSchema } from '@/domain/fields'
import { found } from '@/server/found'
import { getPaperWeek } from '@/server/paper'
import { requireTherapist } from '@/server/session'
import { savePaperWeek } from './actions'

export const metadata: Metadata = { title: 'From paper' }

type Props = {
  params: Promise<{ planId: string }>
  searchParams: Promise<{ week?: string | string[] }>
}

export default async function PaperPage({ params, searchParams }: Props) {
  const viewer = await requireTherapist()
  const { planId } = await params
  const asked = calendarDateSchema.safeParse((await searchParams).week)
  const { problem, week, monday, earlier, later } = await found(
    getPaperWeek(viewer, planId, asked.success ? asked.data : null),
  )
  const to = (date: string) => `/plans/${planId}/paper?week=${date}`
  return (
    <>
      <PageHeader
        title="Type in from paper"
        lead={`Week of ${dateWords(monday, viewer.locale)}`}
        back={{ href: `/plans/${planId}`, label: problem }}
        actions={
          <nav aria-label="Weeks" className="flex flex-wrap gap-2">
            {earlier && (
              <LinkButton icon={<ChevronLeft />} href={to(addDays(monday, -7))} prefetch={false}>
                Week before
              </LinkButton>
            )}
            {later && (
              <LinkButton icon={<ChevronRight />} href={to(addDays(monday, 7))} prefetch={false}>
                Week after
              </LinkButton>
            )}
          </nav>
        }
      />
      {week.rows.length + week.checkIns.length === 0 ? (
        <EmptyState title="Nothing to tick in this week">
          No exercise at home fell into it, or it is still to come.
        </EmptyState>
      ) : (
        <Card>
          <PaperWeekForm
            key={monday}
            week={week}
            locale={viewer.locale}
            save={savePaperWeek.bind(null, planId)}
          />
        </Card>
      )}
    </>
  )
}
